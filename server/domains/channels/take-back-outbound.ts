import { and, eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { outboundChanged } from './events.ts';
import { outbound } from './tables.ts';

/** Takes a message back that has not left; refused once it is being sent. */
export async function takeBackOutbound({ tx, emit }: Write, messageId: MessageId): Promise<void> {
  const [taken] = await tx
    .update(outbound)
    .set({ state: 'taken-back' })
    .where(and(eq(outbound.id, messageId), eq(outbound.state, 'queued')))
    .returning({ stream: outbound.stream });
  if (taken === undefined) throw conflict('already-sending', 'The message is already on its way.');
  await emit(outboundChanged, messageId, { messageId, state: 'taken-back' }, taken.stream);
}
