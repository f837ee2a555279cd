import type { PageLanguage } from '../contract.ts';
import type { MerchantPageFacts } from '../facts.ts';
import type { Pasted } from '../pasted.rules.ts';
import { renderPage } from './engine.ts';
import { type Moments, momentsIn } from './moments.ts';
import { merchantView } from './page-view.ts';
import { filled, WORDS } from './words.ts';
import type { Words } from './words-shape.ts';

/** What belongs to the address by which a page is looked at. */
interface Link {
  until: Temporal.Instant;
  takesReports: boolean;
  pasted?: Pasted;
}

/** A merchant's page as HTML; without a link it is a preview. Addresses in it are relative, so the secret stands nowhere in it. */
export function merchantPage(facts: MerchantPageFacts, language: PageLanguage, link: Link | undefined): string {
  const words = WORDS[language];
  const moments = momentsIn(language, facts.zone);
  return renderPage('merchant', {
    ...merchantView(facts, language, ''),
    ...(link?.takesReports === true && { form: formView(facts, words, language) }),
    ...(link?.pasted !== undefined && { pasted: pastedView(link.pasted, words, language) }),
    ...(link !== undefined && { foot: [footText(link, words, moments)] }),
  });
}

const footText = ({ until }: Link, words: Words, moments: Moments) =>
  filled(words.secret, { day: moments.dayOf(until) });

const formView = ({ shops }: MerchantPageFacts, words: Words, language: PageLanguage) => ({
  title: words.paste,
  text: words.pasteText,
  action: `?lang=${language}#report`,
  shopLabel: words.pasteShop,
  shops: shops.map(({ shopId }) => ({ number: shopId, name: filled(words.shop, { number: shopId }) })),
  label: words.pasteLabel,
  note: words.pasteNote,
  button: words.pasteButton,
});

function pastedView(pasted: Pasted, words: Words, language: PageLanguage) {
  const title = words.pasted;
  if (pasted.outcome === 'empty') return { title, lines: [words.pastedEmpty] };
  if (pasted.outcome === 'too-long') return { title, lines: [words.pastedTooLong] };
  if (pasted.outcome === 'too-often')
    return { title, lines: [filled(words.pastedTooOften, { minutes: Math.ceil(pasted.waitMs / 60_000) })] };
  const { kind, lines, missing, findings } = pasted;
  if (kind === 'unknown') return { title, lines: [words.pastedUnread] };
  return {
    title,
    lines: [
      filled(words.pastedKind, { kind: words.reportKind[kind], lines }),
      ...(missing.length === 0 ? [] : [filled(words.pastedMissing, { sections: missing.join(', ') })]),
      ...(findings.length === 0 ? [words.pastedNothing] : []),
    ],
    findings: findings.map(({ severity, title: name, text, quotes }) => ({
      severity,
      severityText: words.severity[severity],
      title: name[language],
      text: text[language],
      quotes: quotes.map((quote) => ({ label: filled(words.quote, quote), text: quote.text })),
    })),
  };
}
