import type { TemplateAudience } from '#contract/knowledge';
import type { MerchantId } from '#kernel/ids';
import type { DraftedPiece } from './contract.ts';
import { amountIsIn, isIn, isWordIn, sentencesOf } from './mentions.rules.ts';
import type { Opens } from './opens.rules.ts';
import type { Secret, SecretKind } from './payment-secrets.rules.ts';
import { suspectWords } from './suspect-words.rules.ts';

/** What a text gives away: a stable word, and the piece of it that does. */
export interface Leak {
  what:
    | SecretKind
    | 'card-and-amount'
    | 'amount'
    | 'headline'
    | 'suspect-words'
    | 'text'
    | 'other-payment'
    | 'template';
  words: string;
}

/** A payment as far as its facts can be told. Null and undefined are not known. */
export interface TellablePayment {
  uid: string;
  merchantId: MerchantId | null;
  amount: { minor: number; currency: string } | null;
  cardLast4: string | null;
  secrets: readonly Secret[];
}

/** The payment that is attached, with what was found about it. */
export interface ExplainedForCheck extends TellablePayment {
  causes: readonly { cause: string; words: readonly string[]; forPayer: boolean }[];
  payerTexts: readonly string[];
  merchantTexts: readonly string[];
}

export interface Disclosure {
  opens: Opens;
  /** Who reads along in a group is nobody's choice: who paid stays out of it, even where the merchant's texts are open. */
  isGroup: boolean;
  payment: ExplainedForCheck | null;
  /** Payments that the writer's words or the text point at, the attached one aside. */
  others: readonly TellablePayment[];
  /** Whose payments may be spoken of where the merchant's texts are open. */
  merchants: readonly MerchantId[];
  /** Everything that the writer has said: who says a thing knows it. */
  said: string;
  pieces: readonly DraftedPiece[];
  templates: readonly TemplateAudience[];
}

/** Everything in the text that is more than the writer may know. Empty: it may be sent. */
export function leaksIn(text: string, given: Disclosure): Leak[] {
  const { payment, opens, others } = given;
  const leaksOf = opens === 'merchant' ? leaksOfPayer : leaksOfOwn;
  const own = payment === null ? [] : leaksOf(text, payment, given);
  return [...leaksOfNamed(given), ...own, ...others.flatMap((other) => leaksOfOther(text, other, given))];
}

/** What of a payment that its merchant may hear of no group may. */
function leaksOfPayer(text: string, { secrets }: TellablePayment, { isGroup, said }: Disclosure): Leak[] {
  if (!isGroup) return [];
  return secrets
    .filter(({ kind, value }) => kind === 'personal' && isWordIn(value, text) && !isWordIn(value, said))
    .map(asLeak);
}

/** What was put in by name is known for what it tells, whatever was changed in it since. */
function leaksOfNamed({ opens, payment, pieces, templates }: Disclosure): Leak[] {
  const fromPieces = pieces.flatMap(({ uid, audience }): Leak[] => {
    if (uid !== payment?.uid) return [{ what: 'other-payment', words: uid }];
    return mayRead(opens, audience) ? [] : [{ what: 'text', words: audience }];
  });
  const fromTemplates = templates.flatMap((audience): Leak[] =>
    audience === 'anybody' || mayRead(opens, audience) ? [] : [{ what: 'template', words: audience }],
  );
  return [...fromPieces, ...fromTemplates];
}

const mayRead = (opens: Opens, audience: 'merchant' | 'payer') => opens === 'merchant' || opens === audience;

function leaksOfOwn(text: string, payment: ExplainedForCheck, { opens, said }: Disclosure): Leak[] {
  const allowed = opens === 'payer' ? [said, ...payment.payerTexts].join('\n') : said;
  return [
    ...payment.secrets.filter(({ value }) => isWordIn(value, text) && !isWordIn(value, allowed)).map(asLeak),
    ...(opens === 'nothing' ? leaksOfMoney(text, payment, allowed, 'alone') : []),
    ...leaksOfSentences(text, payment, opens, allowed),
    ...leaksOfCauses(text, payment, opens, said),
  ];
}

const asLeak = ({ kind, value }: Secret): Leak => ({ what: kind, words: value });

/** An amount beside a card, and to whom nothing is open an amount by itself. */
function leaksOfMoney(
  text: string,
  { amount, cardLast4 }: TellablePayment,
  allowed: string,
  alone: 'alone' | 'with-card',
): Leak[] {
  if (amount === null || !amountIsIn(amount, text)) return [];
  const amountIsNews = !amountIsIn(amount, allowed);
  const words = `${amount.minor} ${amount.currency}`;
  if (cardLast4 !== null && isWordIn(cardLast4, text) && (amountIsNews || !isWordIn(cardLast4, allowed)))
    return [{ what: 'card-and-amount', words: cardLast4 }];
  return alone === 'alone' && amountIsNews ? [{ what: 'amount', words }] : [];
}

/** Whole sentences of the texts that tell more than is open. */
function leaksOfSentences(text: string, payment: ExplainedForCheck, opens: Opens, allowed: string): Leak[] {
  const closed = opens === 'nothing' ? [...payment.merchantTexts, ...payment.payerTexts] : payment.merchantTexts;
  return closed
    .flatMap(sentencesOf)
    .filter((sentence) => isIn(sentence, text) && !isIn(sentence, allowed))
    .map((words) => ({ what: 'text', words }));
}

function leaksOfCauses(text: string, { causes }: ExplainedForCheck, opens: Opens, said: string): Leak[] {
  const closed = causes.filter(({ forPayer }) => opens === 'nothing' || !forPayer);
  const headlines = closed.flatMap(({ words }) => words).filter((words) => isIn(words, text) && !isIn(words, said));
  const suspects = closed.flatMap(({ cause }) => suspectWords(cause, text)).filter((words) => !isIn(words, said));
  return [
    ...headlines.map((words): Leak => ({ what: 'headline', words })),
    ...suspects.map((words): Leak => ({ what: 'suspect-words', words })),
  ];
}

/** Of a payment that is not the attached one only the merchant whose it is may hear. */
function leaksOfOther(text: string, other: TellablePayment, given: Disclosure): Leak[] {
  const { payment, opens, said, merchants } = given;
  if (other.uid === payment?.uid) return [];
  const isTheirs = opens === 'merchant' && other.merchantId !== null && merchants.includes(other.merchantId);
  if (isTheirs) return leaksOfPayer(text, other, given);
  const named = other.secrets.filter(
    ({ value, kind }) => kind !== 'shop' && kind !== 'order' && isWordIn(value, text) && !isWordIn(value, said),
  );
  const own = payment === null || opens === 'nothing' ? said : [said, ...payment.payerTexts].join('\n');
  return [
    ...named
      .filter(({ value }) => !isOf(payment, value))
      .map(({ value }): Leak => ({ what: 'other-payment', words: value })),
    ...leaksOfMoney(text, other, own, 'with-card').map(({ words }): Leak => ({ what: 'other-payment', words })),
  ];
}

/** What both payments share, such as the payer's e-mail, is judged as the attached one's. */
const isOf = (payment: ExplainedForCheck | null, value: string) =>
  payment?.secrets.some((secret) => secret.value === value) === true;
