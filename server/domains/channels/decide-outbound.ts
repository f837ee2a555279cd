import { and, eq, inArray } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import type { OutboundState } from './contract.ts';
import { outboundChanged, outboundQueued } from './events.ts';
import { outbound } from './tables.ts';

export type OutboundDecision = 'send-again' | 'arrived' | 'give-up';

/** For a message of which nobody knows whether it arrived, or that failed: a person decides, never the program. */
const MAY_BE: Record<OutboundDecision, readonly OutboundState[]> = {
  'send-again': ['unknown', 'failed'],
  arrived: ['unknown'],
  'give-up': ['unknown', 'failed'],
};

export async function decideOutbound(
  { tx, emit, note }: Write,
  messageId: MessageId,
  decision: OutboundDecision,
  at: Temporal.Instant,
): Promise<void> {
  const [decided] = await tx
    .update(outbound)
    .set(changeFor(decision, at))
    .where(and(eq(outbound.id, messageId), inArray(outbound.state, [...MAY_BE[decision]])))
    .returning({ state: outbound.state, stream: outbound.stream, accountId: outbound.accountId });
  if (decided === undefined) throw conflict('nothing-to-decide', 'This message does not wait for a decision.');
  const { state, stream, accountId } = decided;
  note({ decision });
  await emit(outboundChanged, messageId, { messageId, state }, stream);
  if (state === 'queued') await emit(outboundQueued, messageId, { messageId, accountId, dueAt: at.toString() });
}

function changeFor(decision: OutboundDecision, at: Temporal.Instant): Partial<typeof outbound.$inferInsert> {
  switch (decision) {
    case 'send-again':
      return { state: 'queued', dueAt: at, failure: null, attempts: 0 };
    case 'arrived':
      return { state: 'sent', sentAt: at, failure: null };
    case 'give-up':
      return { state: 'failed', failure: { reason: 'given-up', words: '' } };
  }
}
