import type { LimitKind, LimitTerms } from './contract.ts';
import { countedOf, since, type Turnover } from './forecast/history.rules.ts';

/** What a limit is used at; a band while the terminal of some payments is not known, with what is most likely in it. */
export interface UsedBand {
  low: number;
  likely: number;
  high: number;
}

/** Successful transactions of one type within a window. */
export interface Passed {
  /** As transactions name it, and `same-day-refund` for refunds of a payment of the same day. */
  type: string;
  /** Whether they are known to have passed the terminal. */
  isKnown: boolean;
  count: number;
  minor: number;
}

type Counting = Pick<LimitTerms, 'refunds' | 'countsHolds'> & { kind: LimitKind };

/** Money counts once: a hold when it is made, or its capture; refunds as the bank counts them, of a count one each. */
export function usedOf(passed: readonly Passed[], counting: Counting): UsedBand {
  const takes = ['payment', counting.countsHolds ? 'authorization' : 'capture'];
  const gives = [...(counting.countsHolds ? ['void'] : []), ...REFUNDS[counting.refunds]];
  const sum = (types: readonly string[], isKnown: boolean) =>
    passed
      .filter((part) => types.includes(part.type) && part.isKnown === isKnown)
      .reduce((all, { count, minor }) => all + (counting.kind.endsWith('-count') ? count : minor), 0);
  const known = sum(takes, true) - sum(gives, true);
  const low = Math.max(0, known - sum(gives, false));
  const high = Math.max(0, known + sum(takes, false));
  return { low, likely: Math.min(high, Math.max(low, known + (sum(takes, false) - sum(gives, false)) / 2)), high };
}

const REFUNDS: Record<LimitTerms['refunds'], readonly string[]> = {
  none: [],
  subtract: ['refund'],
  'subtract-same-day': ['same-day-refund'],
};

interface ByHour {
  likely: Turnover;
  least: Turnover;
  most: Turnover;
}

/** The same from hours, of which the window is made of whole ones: positions from `from` to the end. */
export function usedSince(byHour: ByHour, counting: Counting, from: number): UsedBand {
  const counted = (turnover: Turnover) => countedOf(since(turnover, from), counting);
  const likely = counted(byHour.likely);
  const used = Math.max(0, sumOf(likely.used));
  if (byHour.least === byHour.most) return { low: used, likely: used, high: used };
  const [least, most] = [counted(byHour.least), counted(byHour.most)];
  const unsure = sumOf(most.given) - sumOf(least.given);
  return { low: Math.max(0, sumOf(least.used) - unsure), likely: used, high: Math.max(0, sumOf(most.used) + unsure) };
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
