import { and, eq, inArray } from 'drizzle-orm';
import type { MessageId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { outboundChanged } from './events.ts';
import { outbound } from './tables.ts';

/** What left came back: it did not arrive, and a person decides what becomes of it. One on its way again is let go. */
export async function bounceOutbound({ tx, emit }: Write, messageId: MessageId, words: string): Promise<void> {
  const [bounced] = await tx
    .update(outbound)
    .set({ state: 'failed', failure: { reason: 'bounced', words } })
    .where(and(eq(outbound.id, messageId), inArray(outbound.state, ['sent', 'unknown'])))
    .returning({ stream: outbound.stream });
  if (bounced !== undefined) await emit(outboundChanged, messageId, { messageId, state: 'failed' }, bounced.stream);
}
