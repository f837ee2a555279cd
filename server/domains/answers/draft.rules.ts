import type { Language as WriterLanguage } from '#contract/contacts';
import type { AnswerText, Language } from '#contract/diagnosis';
import type { WriterSide } from '#contract/tickets';
import type { Reading, Term } from '#contract/transactions';
import type { NoDraft } from './contract.ts';
import type { Opens } from './opens.rules.ts';

/** What a draft is to do. */
export type DraftKind = 'tell' | 'ask-which' | 'ask-payer' | 'ask-merchant' | 'ask-anybody' | 'privately';

export interface DraftGiven {
  opens: Opens;
  side: WriterSide;
  isGroup: boolean;
  hasQuestion: boolean;
  hasPayment: boolean;
  /** The text that may be told; absent where nothing may. */
  body: AnswerText | undefined;
}

export interface DraftPlan {
  kind: DraftKind | undefined;
  /** Why the draft does not tell the reason. */
  withheld: NoDraft | null;
}

/** What to draft: the reason where it may be told, else what would open it. */
export function planDraft({ opens, side, isGroup, hasQuestion, hasPayment, body }: DraftGiven): DraftPlan {
  if (!hasQuestion) return { kind: undefined, withheld: 'no-question' };
  if (isGroup && opens === 'nothing')
    return { kind: 'privately', withheld: hasPayment ? 'payer-in-group' : 'no-payment' };
  if (!hasPayment) return { kind: 'ask-which', withheld: 'no-payment' };
  if (opens === 'nothing') return { kind: ASKED_OF[side], withheld: 'not-proven' };
  if (body?.ready !== true) return { kind: undefined, withheld: 'fact-missing' };
  return { kind: 'tell', withheld: null };
}

const ASKED_OF: Record<WriterSide, DraftKind> = {
  payer: 'ask-payer',
  merchant: 'ask-merchant',
  colleague: 'ask-merchant',
  unknown: 'ask-anybody',
};

/** The texts are written in two languages; a Belarusian reader is answered in Russian. */
export const textLanguage = (wanted: WriterLanguage): Language => (wanted === 'en' ? 'en' : 'ru');

export type Thing = 'order' | 'day' | 'amount' | 'card';
const THINGS: Record<Thing, readonly Reading['kind'][]> = {
  order: ['order', 'uid', 'rrn', 'checkout-token'],
  day: ['day', 'time-window'],
  amount: ['amount'],
  card: ['card'],
};

/** What identifies a payment and was not said; all of it where everything was said and still nothing fits. */
export function thingsToAsk(terms: readonly Term[]): Thing[] {
  const said = new Set(
    terms
      .filter(({ certainty }) => certainty !== 'guessed')
      .flatMap(({ readings }) => readings.map(({ kind }) => kind)),
  );
  const all = Object.keys(THINGS) as Thing[]; // the keys of the table above
  const missing = all.filter((thing) => !THINGS[thing].some((kind) => said.has(kind)));
  return missing.length === 0 ? all : missing;
}
