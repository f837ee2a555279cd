import type { ContactId, MerchantId, MessageId, TicketId, TransactionUid } from '#kernel/ids';
import { no, ok, type Result } from '#kernel/result';
import { instantOf, type Standing, type Stands, standingOf, stoodAs } from './standing.rules.ts';

/** So long a merge can be taken back. */
export const UNDO_HOURS = 24;

export interface Mergeable {
  id: TicketId;
  merchantId: MerchantId | null;
  /** To whom the attached payment was made. */
  paidMerchantId: MerchantId | null;
  contactId: ContactId | null;
  mergedInto: TicketId | null;
}

export type MergeFault = 'same-ticket' | 'already-merged' | 'merchants-differ' | 'writers-differ';

/** Whether one ticket may go on in another: never across merchants, and strangers only within one merchant. */
export function mayMerge(from: Mergeable, into: Mergeable): Result<true, MergeFault> {
  if (from.id === into.id) return no('same-ticket');
  if (from.mergedInto !== null || into.mergedInto !== null) return no('already-merged');
  const [ofFrom, ofInto] = [merchantOf(from), merchantOf(into)];
  if (ofFrom !== null && ofInto !== null && ofFrom !== ofInto) return no('merchants-differ');
  // Otherwise an answer to one would tell the other.
  const sameMerchant = from.merchantId !== null && from.merchantId === into.merchantId;
  const sameWriter = from.contactId !== null && from.contactId === into.contactId;
  return sameMerchant || sameWriter ? ok(true) : no('writers-differ');
}

/** Whose the request is: a payer's is about whom they paid. */
const merchantOf = ({ merchantId, paidMerchantId }: Mergeable) => merchantId ?? paidMerchantId;

/** Whether a merge of that time can still be taken back. */
export const canUndoMerge = (mergedAt: Temporal.Instant, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(mergedAt, at.subtract({ hours: UNDO_HOURS })) >= 0;

/** What a merge may change in the ticket that goes on. */
interface Takes extends Stands {
  closedAt: Temporal.Instant | null;
  merchantId: MerchantId | null;
  merchantName: string | null;
  transactionUid: TransactionUid | null;
  lastInboundAt: Temporal.Instant;
  lastInboundId: MessageId | null;
  lastLine: string;
}

/** The same as it is kept, to give it back. */
export interface Kept
  extends Standing,
    Pick<Takes, 'merchantId' | 'merchantName' | 'transactionUid' | 'lastInboundId' | 'lastLine'> {
  closedAt: string | null;
  lastInboundAt: string;
}

export const keptOf = (ticket: Takes): Kept => ({
  ...standingOf(ticket),
  closedAt: ticket.closedAt?.toString() ?? null,
  merchantId: ticket.merchantId,
  merchantName: ticket.merchantName,
  transactionUid: ticket.transactionUid,
  lastInboundAt: ticket.lastInboundAt.toString(),
  lastInboundId: ticket.lastInboundId,
  lastLine: ticket.lastLine,
});

const tookBack = (kept: Kept): Takes => ({
  ...kept,
  ...stoodAs(kept),
  closedAt: instantOf(kept.closedAt),
  lastInboundAt: Temporal.Instant.from(kept.lastInboundAt),
});

/** What changes together: by what it is seen that nobody has changed it since, and what goes back with it. */
const TOGETHER: readonly { unchanged: readonly (keyof Kept)[]; back: readonly (keyof Kept)[] }[] = [
  group('status', 'answerDueAt', 'closedAt', 'waitingOn', 'snoozedUntil'),
  group('promisedAt', 'promise'),
  group('unreadSince'),
  group('transactionUid'),
  group('lastInboundId', 'lastInboundAt', 'lastLine'),
  // Its name may have become another meanwhile.
  { unchanged: ['merchantId'], back: ['merchantId', 'merchantName'] },
];

function group(...keys: (keyof Kept)[]) {
  return { unchanged: keys, back: keys };
}

/** What a ticket gives back of what it took in a merge: all that is still as the merge has left it. */
export function givenBack(now: Takes, { before, after }: { before: Kept; after: Kept }): Partial<Takes> {
  const stands = keptOf(now);
  const back = TOGETHER.filter(
    ({ unchanged }) =>
      unchanged.some((key) => before[key] !== after[key]) && unchanged.every((key) => stands[key] === after[key]),
  ).flatMap((together) => together.back);
  const whole = tookBack(before);
  return Object.fromEntries(back.map((key) => [key, whole[key]])); // picked by its own keys
}
