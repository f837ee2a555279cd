import type { AccountId, MessageId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { outboundChanged, outboundQueued } from './events.ts';
import type { OutgoingContent } from './port.ts';
import { outbound } from './tables.ts';

export interface NewOutbound {
  messageId: MessageId;
  accountId: AccountId;
  address: string;
  content: OutgoingContent;
  at: Temporal.Instant;
  /** Until then it can be taken back; without it, it leaves at once. */
  holdUntil?: Temporal.Instant;
  /** Who follows along: the stream that rings when the state changes. */
  stream: string;
}

/** Puts a message on its way, in the transaction in which it was written. */
export async function queueOutbound({ tx, emit }: Write, given: NewOutbound): Promise<void> {
  const { messageId, accountId, at, stream } = given;
  const dueAt = given.holdUntil ?? at;
  await tx.insert(outbound).values({
    id: messageId,
    accountId,
    address: given.address,
    content: given.content,
    state: 'queued',
    createdAt: at,
    dueAt,
    attempts: 0,
    stream,
  });
  await emit(outboundChanged, messageId, { messageId, state: 'queued' }, stream);
  await emit(outboundQueued, messageId, { messageId, accountId, dueAt: dueAt.toString() });
}
