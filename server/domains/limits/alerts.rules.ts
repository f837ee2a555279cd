import type { AlertLevel, LimitWindow } from './contract.ts';

/** From this chance on that a limit is used up before the bank opens again, somebody has to act while it still works (operations research C.5). */
const CHANCE_TO_ACT = 0.2;

const SHARES: readonly (readonly [AlertLevel, number])[] = [
  ['70', 0.7],
  ['85', 0.85],
  ['95', 0.95],
  ['reached', 1],
];

export interface AlertFacts {
  /** Used of what holds; over 1 is over. */
  share: number;
  pBeforeBankOpens: number | null;
  /** Whether anybody at the bank could still act. */
  isBankOpen: boolean;
}

/** The levels at which a limit stands, the least first. */
export function alertsAt({ share, pBeforeBankOpens, isBankOpen }: AlertFacts): AlertLevel[] {
  const levels = SHARES.filter(([, from]) => share >= from).map(([level]) => level);
  const isForetold = isBankOpen && share < 1 && (pBeforeBankOpens ?? 0) >= CHANCE_TO_ACT;
  return isForetold ? [...levels, 'foretold'] : levels;
}

/** Whether what an alert said is over: of a foretold one the bank's hours and a better chance, of a share a higher value. */
export function isOver(level: AlertLevel, { share, pBeforeBankOpens }: AlertFacts): boolean {
  // Once foretold it stays until the window ends or the chance is gone: a bank that has closed makes nothing better.
  if (level === 'foretold') return share < 1 && (pBeforeBankOpens ?? 0) < CHANCE_TO_ACT / 2;
  return !SHARES.some(([name, from]) => name === level && share >= from);
}

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
