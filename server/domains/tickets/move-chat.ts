import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { AccountId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { redirectOutbound } from '../channels/index.ts';
import { outbound } from '../channels/tables.ts';
import type { ConversationRecord } from './receiving/know-conversation.ts';
import { conversations, messages, tickets } from './tables.ts';

export interface ChatMove {
  accountId: AccountId;
  from: string;
  to: string;
}

/** A chat lives on under another number, with its topics, its tickets and what has not arrived. Safe to run twice. */
export async function moveChat({ tx }: Pick<Write, 'tx'>, { accountId, from, to }: ChatMove): Promise<void> {
  if (from === to) return;
  const moved = await tx
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, accountId),
        or(eq(conversations.address, from), sql`starts_with(${conversations.address}, ${`${from}:`})`),
      ),
    )
    .orderBy(conversations.id)
    .for('update');
  for (const chat of moved) await moveOne(tx, chat, to + chat.address.slice(from.length));
}

/** Where somebody has already written from there, the two become one. */
async function moveOne(tx: Tx, old: ConversationRecord, address: string): Promise<void> {
  await redirectOutbound({ tx }, await listUnarrived(tx, old), address);
  const [there] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.accountId, old.accountId), eq(conversations.address, address)))
    .for('update');
  if (there === undefined)
    return void (await tx.update(conversations).set({ address }).where(eq(conversations.id, old.id)));
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
}

async function listUnarrived(tx: Tx, { id }: ConversationRecord) {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(outbound, eq(outbound.id, messages.id))
    .where(and(eq(messages.conversationId, id), inArray(outbound.state, ['queued', 'sending', 'unknown', 'failed'])));
  return rows.map((row) => row.id);
}
