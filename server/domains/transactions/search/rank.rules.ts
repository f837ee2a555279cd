import type { MatchHow, RankReason, Reading, Term, TermKind } from './contract.ts';
import { type Candidate, type Fit, fitOf } from './fit.rules.ts';

export type { Candidate } from './fit.rules.ts';

/** A candidate with what speaks for it and against it, weightiest first. */
export interface Ranked<C extends Candidate> {
  candidate: C;
  score: number;
  reasons: RankReason[];
  contradictions: RankReason[];
}

/**
 * What a fit is worth. The scale: 100 names one payment by itself, 50 names one order, 20 is one of a day's hundred.
 * Against a candidate speaks only what a person named and the candidate is known not to have.
 */
const WEIGHTS: Record<TermKind, Partial<Record<MatchHow, number>>> = {
  uid: { exact: 100, different: -40 },
  'checkout-token': { exact: 95 },
  rrn: { exact: 70, different: -20 },
  order: { exact: 50, 'one-of-several': 46, nearly: 44, part: 28, different: -15 },
  email: { exact: 35, different: -8 },
  card: { exact: 34, part: 20, different: -20 },
  phone: { exact: 30, part: 22, different: -4 },
  'auth-code': { exact: 30, different: -10 },
  amount: { exact: 20, near: 9, different: -10 },
  'time-window': { exact: 20, near: 16, 'same-day': 5, 'other-day': -12 },
  day: { 'same-day': 12, near: 3, 'other-day': -12 },
  shop: { exact: 14, different: -10 },
  merchant: { exact: 14, part: 9 },
  descriptor: { exact: 14, part: 8 },
  words: { part: 4 },
};
/** A guess counts for less than what was named, and a less likely reading for less than the first. */
const GUESSED = 0.6;
const OTHER_READING = 0.7;

/** What alone may name one payment, and what else has to agree before anything is attached without a person. */
const NAMES_ONE: readonly TermKind[] = ['uid', 'checkout-token', 'rrn'];
const FAR_AHEAD = { leastScore: 60, leastLead: 20, leastFamilies: 2 } as const;

/** The candidates, best first. Ties: the newest, then by uid, so that the order never changes by itself. */
export function rankCandidates<C extends Candidate>(terms: readonly Term[], candidates: readonly C[]): Ranked<C>[] {
  return behindTheirParents(candidates.map((candidate) => rankOne(terms, candidate))).sort(bestFirst);
}

/** Who asks about an order means its payment: what followed it stands well behind, unless the words fit it better. */
function behindTheirParents<C extends Candidate>(ranked: Ranked<C>[]): Ranked<C>[] {
  const scores = new Map(ranked.map(({ candidate, score }) => [candidate.uid, score]));
  return ranked.map((each) => {
    const parent = scores.get(each.candidate.parentUid ?? '');
    return parent !== undefined && parent >= each.score ? { ...each, score: each.score - FAR_AHEAD.leastLead } : each;
  });
}

/**
 * The first may be attached without asking: several independent things agree (or one that names a payment by itself),
 * nothing speaks against it, and the second is well behind.
 */
export function isFarAhead(
  ranked: readonly Pick<Ranked<Candidate>, 'score' | 'reasons' | 'contradictions'>[],
): boolean {
  const [first, second] = ranked;
  if (!first || first.contradictions.length > 0 || first.score < FAR_AHEAD.leastScore) return false;
  const exact = first.reasons.filter(({ otherReading }) => !otherReading);
  const namesOne = exact.some(({ kind, how }) => how === 'exact' && NAMES_ONE.includes(kind));
  const families = new Set(exact.map(({ kind }) => familyOf(kind)));
  if (!namesOne && families.size < FAR_AHEAD.leastFamilies) return false;
  return first.score - (second?.score ?? 0) >= FAR_AHEAD.leastLead;
}

/** Of terms that say the same sort of thing the best counts, once: two order numbers are two chances, not two proofs. */
function rankOne<C extends Candidate>(terms: readonly Term[], candidate: C): Ranked<C> {
  const families = new Map<string, RankReason[]>();
  for (const term of terms) {
    const reason = bestReason(term, candidate);
    if (!reason) continue;
    const family = familyOf(reason.kind);
    families.set(family, [...(families.get(family) ?? []), reason]);
  }
  const counted = [...families.values()].flatMap((reasons) => reasons.toSorted(weightiestFirst).slice(0, 1));
  const score = counted.reduce((sum, { weight }) => sum + weight, 0);
  return {
    candidate,
    score: Math.round(score * 10) / 10,
    reasons: counted.filter(({ weight }) => weight > 0).toSorted(weightiestFirst),
    contradictions: counted
      .filter(({ weight }) => weight < 0)
      .toSorted(weightiestFirst)
      .toReversed(),
  };
}

function bestReason(term: Term, candidate: Candidate): RankReason | undefined {
  const reasons = term.readings.flatMap((reading, i) => {
    const fit = fitOf(reading, candidate);
    return fit ? [reasonOf(term, reading, fit, i > 0)] : [];
  });
  const [best] = reasons.filter(({ weight }) => weight !== 0).toSorted(weightiestFirst);
  if (!best || (best.weight < 0 && !mayContradict(term))) return undefined;
  return best;
}

function reasonOf({ key, certainty }: Term, { kind }: Reading, fit: Fit, isOther: boolean): RankReason {
  const base = WEIGHTS[kind][fit.how] ?? 0;
  const sure = base > 0 ? (certainty === 'guessed' ? GUESSED : 1) * (isOther ? OTHER_READING : 1) : 1;
  return {
    kind,
    termKey: key,
    how: fit.how,
    weight: Math.round(base * sure * 10) / 10,
    ...(fit.minutesApart === undefined ? {} : { minutesApart: fit.minutesApart }),
    ...(isOther ? { otherReading: true } : {}),
  };
}

/** A guess that fails says nothing: the number may have been something else. */
const mayContradict = ({ certainty }: Term) => certainty !== 'guessed';

const familyOf = (kind: TermKind): string =>
  kind === 'day' || kind === 'time-window' ? 'when' : kind === 'shop' || kind === 'merchant' ? 'where' : kind;

const weightiestFirst = (a: RankReason, b: RankReason) => b.weight - a.weight;

function bestFirst(a: Ranked<Candidate>, b: Ranked<Candidate>): number {
  const [newA, newB] = [a.candidate.createdAt ?? '', b.candidate.createdAt ?? ''];
  if (a.score !== b.score) return b.score - a.score;
  if (newA !== newB) return newA < newB ? 1 : -1;
  return a.candidate.uid < b.candidate.uid ? -1 : a.candidate.uid > b.candidate.uid ? 1 : 0;
}
