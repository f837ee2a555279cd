import type { AcquirerId, LimitId, TerminalId } from '../../kernel/ids.ts';
import type { WorkingCalendar } from '../calendar/contract.ts';
import type { LimitKind, LimitTerms } from './contract.ts';

/** A limit as it holds at one moment: what usage and forecasts are counted from. */
export interface LimitInForce {
  id: LimitId;
  terminalId: TerminalId;
  kind: LimitKind;
  currency: string;
  /** The value that holds: of a temporary raise, or of the terms. */
  cap: number;
  raisedUntil: Temporal.Instant | null;
  terms: LimitTerms;
  acquirerId: AcquirerId | null;
  /** The office hours of the bank; null where the terminal is of no bank yet. */
  bankHours: WorkingCalendar | null;
}
