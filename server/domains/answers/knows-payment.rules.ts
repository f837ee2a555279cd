import type { RankReason, SearchHit, Term } from '#contract/transactions';

/** What of a payment the writer has named, exactly and in their own words. */
export interface KnownOfPayment {
  card: boolean;
  amount: boolean;
  minute: boolean;
}

export const KNOWS_NOTHING: KnownOfPayment = { card: false, amount: false, minute: false };

/** Who lists more than this many of one sort is guessing. */
const MOST_OF_A_KIND = 3;
/** A payer reads the minute off their bank's message, which comes a little after. */
const MINUTES_APART = 1;

/** Whether last four, amount and minute agree with the payment; a guess that happens to hit is no knowledge. */
export function knownOf(terms: readonly Term[], hit: Pick<SearchHit, 'reasons'> | undefined): KnownOfPayment {
  if (hit === undefined) return KNOWS_NOTHING;
  const exact = (kind: RankReason['kind'], fits: (reason: RankReason) => boolean) =>
    isFew(terms, kind) &&
    hit.reasons.some(
      (reason) => reason.kind === kind && reason.otherReading !== true && isSure(terms, reason) && fits(reason),
    );
  return {
    card: exact('card', ({ how }) => how === 'exact' || how === 'part') && namesLast4(terms),
    amount: exact('amount', ({ how }) => how === 'exact'),
    minute: exact('time-window', ({ how, minutesApart }) => how === 'exact' && isSameMinute(minutesApart)),
  };
}

const isSameMinute = (apart: number | undefined) => apart !== undefined && Math.abs(apart) <= MINUTES_APART;

const isFew = (terms: readonly Term[], kind: Term['readings'][number]['kind']) =>
  terms.filter(({ readings }) => readings.some((reading) => reading.kind === kind)).length <= MOST_OF_A_KIND;

const isSure = (terms: readonly Term[], { termKey }: RankReason) =>
  terms.some(({ key, certainty }) => key === termKey && certainty !== 'guessed');

const namesLast4 = (terms: readonly Term[]) =>
  terms.some(({ readings }) => readings.some((reading) => reading.kind === 'card' && reading.last4 !== undefined));
