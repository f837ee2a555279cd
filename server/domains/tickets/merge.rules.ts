import type { ContactId, MerchantId, TicketId } from '#kernel/ids';
import { no, ok, type Result } from '#kernel/result';

/** So long a merge can be taken back. */
export const UNDO_HOURS = 24;

export interface Mergeable {
  id: TicketId;
  merchantId: MerchantId | null;
  contactId: ContactId | null;
  mergedInto: TicketId | null;
}

export type MergeFault = 'same-ticket' | 'already-merged' | 'merchants-differ' | 'writers-differ';

/** Whether one ticket may go on in another: never across merchants, and strangers only within one merchant. */
export function mayMerge(from: Mergeable, into: Mergeable): Result<true, MergeFault> {
  if (from.id === into.id) return no('same-ticket');
  if (from.mergedInto !== null || into.mergedInto !== null) return no('already-merged');
  if (from.merchantId !== null && into.merchantId !== null && from.merchantId !== into.merchantId)
    return no('merchants-differ');
  // Otherwise an answer to one would tell the other.
  const sameMerchant = from.merchantId !== null && from.merchantId === into.merchantId;
  const sameWriter = from.contactId !== null && from.contactId === into.contactId;
  return sameMerchant || sameWriter ? ok(true) : no('writers-differ');
}

/** Whether a merge of that time can still be taken back. */
export const canUndoMerge = (mergedAt: Temporal.Instant, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(mergedAt, at.subtract({ hours: UNDO_HOURS })) >= 0;
