import type { AlertLevel, LimitForecast, LimitWindow } from './contract.ts';
import { isForetold } from './forecast/foretold.rules.ts';

const SHARES: readonly (readonly [AlertLevel, number])[] = [
  ['70', 0.7],
  ['85', 0.85],
  ['95', 0.95],
  ['reached', 1],
];

export interface AlertFacts {
  /** What is likely used of what holds; over 1 is over. */
  share: number;
  /** The chances of the last forecast; null where there is none. */
  chances: Pick<LimitForecast, 'pBeforeReset' | 'pBeforeBankOpens'> | null;
  /** Whether anybody at the bank could still act. */
  isBankOpen: boolean;
}

/** The levels at which a limit stands, the least first. */
export function alertsAt({ share, chances, isBankOpen }: AlertFacts): AlertLevel[] {
  const levels = SHARES.filter(([, from]) => share >= from).map(([level]) => level);
  const isDue = isBankOpen && share < 1 && chances !== null && isForetold(chances);
  return isDue ? [...levels, 'foretold'] : levels;
}

/** Whether what an alert said is over: of a foretold one a much better chance, of a share a higher value. */
export function isOver(level: AlertLevel, { share, chances }: AlertFacts): boolean {
  if (level !== 'foretold') return !SHARES.some(([name, from]) => name === level && share >= from);
  // Half the chance at which it was said: a forecast that trembles about its threshold says nothing twice.
  return share < 1 && (chances === null || !isForetold(doubled(chances)));
}

const doubled = ({ pBeforeReset, pBeforeBankOpens }: NonNullable<AlertFacts['chances']>) => ({
  pBeforeReset: 2 * pBeforeReset,
  pBeforeBankOpens: 2 * pBeforeBankOpens,
});

/** The window that an alert belongs to. A rolling one moves with every minute, so it counts as the day in its zone. */
export function alertWindow(
  window: LimitWindow,
  windowStart: Temporal.Instant,
  zone: string,
  at: Temporal.Instant,
): Temporal.Instant {
  if (window === 'calendar') return windowStart;
  return at.toZonedDateTimeISO(zone).startOfDay().toInstant();
}
