import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TEMPLATE_FACTS, type TemplateAudience, type TemplateFact } from '#contract/knowledge';
import { Chip } from '../../ui/chip.tsx';
import { Mark } from '../../ui/mark.tsx';
import { EXAMPLES } from './example-facts.ts';
import { factKey } from './fact-key.ts';
import { factsFor, type WrittenIn } from './template-draft.rules.ts';
import classes from './template-preview.module.css';
import { previewOf } from './template-preview.rules.ts';

const KNOWN = Object.keys(TEMPLATE_FACTS) as TemplateFact[]; // the keys of the table are the facts

interface TemplatePreviewProps {
  text: string;
  language: WrittenIn;
  audience: TemplateAudience;
}

/** What a writer would read. Each fact of the text can be taken away, to see what then happens. */
export function TemplatePreview({ text, language, audience }: TemplatePreviewProps) {
  const { t } = useTranslation('knowledge');
  const [without, setWithout] = useState<readonly TemplateFact[]>([]);
  const values = Object.fromEntries(
    KNOWN.filter((fact) => !without.includes(fact)).map((fact) => [fact, EXAMPLES[language][fact]]),
  );
  const named = KNOWN.filter((fact) => new RegExp(`\\b${fact.replace('.', '\\.')}\\b`).test(text));
  const { pieces, missing, unknown, isBroken } = previewOf(text, values, KNOWN);
  const tooMuch = named.filter((fact) => !factsFor(audience).includes(fact));
  const flip = (fact: TemplateFact) =>
    setWithout(without.includes(fact) ? without.filter((each) => each !== fact) : [...without, fact]);
  const nameOf = (fact: string) =>
    KNOWN.includes(fact as TemplateFact) ? t(`fact.${factKey(fact as TemplateFact)}`) : fact;
  return (
    <section className={classes.box} aria-label={t('preview.title')}>
      <p className={classes.label}>{t('preview.title')}</p>
      {named.length > 0 && (
        <div className={classes.facts}>
          {named.map((fact) => (
            <Chip key={fact} name={nameOf(fact)} isOff={without.includes(fact)} onChange={() => flip(fact)}>
              {nameOf(fact)}
            </Chip>
          ))}
          <span className={classes.hint}>{t('preview.takeAway')}</span>
        </div>
      )}
      <p className={classes.text}>
        {pieces.map((piece, at) =>
          piece.fact === undefined ? (
            piece.text
          ) : (
            <mark
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
              key={at}
              className={classes.put}
              data-missing={piece.isMissing || undefined}
              title={nameOf(piece.fact)}
            >
              {piece.text}
            </mark>
          ),
        )}
      </p>
      <div role="status" className={classes.verdict}>
        {isBroken && <Fault>{t('preview.broken')}</Fault>}
        {unknown.length > 0 && <Fault>{t('preview.unknown', { facts: unknown.join(', ') })}</Fault>}
        {tooMuch.length > 0 && <Fault>{t('preview.tooMuch', { facts: tooMuch.map(nameOf).join(', ') })}</Fault>}
        {missing.length > 0 && <Fault>{t('preview.missing', { facts: missing.map(nameOf).join(', ') })}</Fault>}
      </div>
    </section>
  );
}

function Fault({ children }: { children: string }) {
  return (
    <div>
      <Mark tone="bad" shape="cross">
        {children}
      </Mark>
    </div>
  );
}
