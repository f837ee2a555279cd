import type { GatewayTransaction } from '../gateways/contract.ts';
import { CAUSES } from './causes.rules.ts';
import { type Cause, ORDER_UNCHANGED } from './contract.ts';

/** Said of a payment that went through, or of what became of its money. */
const AFTER_SUCCESS = new Set<Cause>([
  'paid',
  'settled',
  'held',
  'hold-forgotten',
  'captured',
  'voided',
  'void',
  'capture',
  'refund',
  'refunded',
  'partly-refunded',
  'chargeback',
  'payout',
  'card-check',
  'fraud-advice',
  'corrected-by-hand',
  'charged-twice',
  'two-orders',
  'two-shops',
  ...ORDER_UNCHANGED,
]);
/** True of either. */
const WHATEVER = new Set<Cause>([
  'double-hold',
  'test-mode',
  'module-misconfigured',
  'result-unknown',
  'not-known-yet',
]);

/** Whether a cause can be true of how the payment ended: an answer that it was refused must not go out for one that was paid, nor the other way round. */
export function fitsOutcome(cause: Cause, { status }: Pick<GatewayTransaction, 'status'>): boolean {
  if (WHATEVER.has(cause) || status === undefined || status === 'unknown') return true;
  return AFTER_SUCCESS.has(cause) === (status === 'successful');
}

/** Every cause that may be chosen by hand, with the side that it lies on. */
export const CHOSEN_CAUSES = Object.entries(CAUSES).map(([cause, { side }]) => ({ cause: cause as Cause, side })); // the keys are causes
