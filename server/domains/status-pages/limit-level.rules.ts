import type { Limit } from '../limits/contract.ts';
import type { LimitLevel } from './facts.ts';

const FULL_FROM: readonly [LimitLevel, number][] = [
  ['used-up', 1],
  ['nearly-used-up', 0.85],
  ['filling', 0.7],
];
/** From this chance on that it is reached before the bank opens, it is said. */
const LIKELY = 0.2;

/** How full a limit is, in a word; undefined for one of which nothing is used up, as a limit on one payment. */
export function limitLevel({ usage }: Pick<Limit, 'usage'>): { level: LimitLevel; foretold: boolean } | undefined {
  if (usage === null || usage.windowStart === null) return undefined;
  const full = FULL_FROM.find(([, from]) => usage.share >= from)?.[0] ?? 'room';
  // That payments are declined is said of what surely passed, not of an estimate.
  const level = full === 'used-up' && usage.usedLow < usage.cap ? 'nearly-used-up' : full;
  return { level, foretold: level !== 'used-up' && (usage.forecast?.pBeforeBankOpens ?? 0) >= LIKELY };
}
