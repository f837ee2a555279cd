import type { AlertLevel, Limit } from '#contract/limits';
import type { Shape, Tone } from '../../ui/mark.tsx';

/** The names of states among the words. */
export type LimitState = 'reached' | 'foretold' | 'at95' | 'at85' | 'at70' | 'calm';

/** The state that an alert speaks of. */
export const STATE_OF: Record<AlertLevel, LimitState> = {
  reached: 'reached',
  foretold: 'foretold',
  '95': 'at95',
  '85': 'at85',
  '70': 'at70',
};

/** From this chance on it is the weekend's problem already today. */
const LIKELY = 0.2;

/** How a limit stands: by what is likely used, or by what will likely be before the bank opens. */
export function stateOf({ usage, cap }: Pick<Limit, 'usage' | 'cap'>): LimitState {
  const share = usage === null ? 0 : usage.usedLikely / cap;
  if (share >= 1) return 'reached';
  if (share >= 0.95) return 'at95';
  if ((usage?.forecast?.pBeforeBankOpens ?? 0) >= LIKELY) return 'foretold';
  if (share >= 0.85) return 'at85';
  return share >= 0.7 ? 'at70' : 'calm';
}

export const LOOK: Record<LimitState, { tone: Tone; shape: Shape }> = {
  reached: { tone: 'bad', shape: 'cross' },
  at95: { tone: 'bad', shape: 'bolt' },
  foretold: { tone: 'bad', shape: 'clock' },
  at85: { tone: 'wait', shape: 'half' },
  at70: { tone: 'wait', shape: 'half' },
  calm: { tone: 'good', shape: 'ring' },
};
