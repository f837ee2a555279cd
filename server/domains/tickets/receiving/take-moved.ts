import { and, eq, sql } from 'drizzle-orm';
import type { Write } from '../../../platform/context.ts';
import { conversations, messages, tickets } from '../tables.ts';
import type { Outcome, ReceivedOf } from './received.ts';

/** A chat lives on under another number. Where somebody has already written from there, the two become one. */
export async function takeMoved({ tx }: Write, { accountId, said }: ReceivedOf<'moved'>): Promise<Outcome> {
  const at = (address: string) => and(eq(conversations.accountId, accountId), eq(conversations.address, address));
  const [old] = await tx.select().from(conversations).where(at(said.conversation.address)).for('update');
  if (old === undefined) return { state: 'joined', reason: 'chat-moved' };
  const [there] = await tx.select().from(conversations).where(at(said.to)).for('update');
  if (there === undefined) {
    await tx.update(conversations).set({ address: said.to }).where(eq(conversations.id, old.id));
    return { state: 'joined', reason: 'chat-moved' };
  }
  await tx.update(tickets).set({ conversationId: there.id }).where(eq(tickets.conversationId, old.id));
  await tx.update(messages).set({ conversationId: there.id }).where(eq(messages.conversationId, old.id));
  if (there.merchantId === null)
    await tx
      .update(conversations)
      .set({
        merchantId: old.merchantId,
        boundBy: old.boundBy,
        boundReason: old.boundReason,
        title: sql`coalesce(${conversations.title}, ${old.title})`,
      })
      .where(eq(conversations.id, there.id));
  await tx.delete(conversations).where(eq(conversations.id, old.id));
  return { state: 'joined', reason: 'chat-moved' };
}
