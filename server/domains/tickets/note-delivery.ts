import { eq, sql } from 'drizzle-orm';
import type { ConversationId, MessageId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { outbound } from '../channels/tables.ts';
import { noteCall } from './calling/note-call.ts';
import { lockTicket } from './lock-ticket.ts';
import { moveChat } from './move-chat.ts';
import { hasUndelivered } from './queries/has-undelivered.ts';
import { riseUndelivered } from './rise-undelivered.ts';
import { conversations, messages, tickets } from './tables.ts';
import { updateTicket } from './update-ticket.ts';

/** What became of an answer on its way: one that did not arrive rises in front of the ticket's owner. Safe to run twice. */
export async function noteDelivery(ctx: Context, id: MessageId): Promise<void> {
  const [sent] = await ctx.read
    .select({
      ticketId: sql<TicketId>`coalesce(${tickets.mergedInto}, ${tickets.id})`,
      conversationId: messages.conversationId,
      accountId: outbound.accountId,
      address: outbound.address,
      state: outbound.state,
      failure: outbound.failure,
    })
    .from(messages)
    .innerJoin(outbound, eq(outbound.id, messages.id))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(eq(messages.id, id));
  if (sent === undefined) return noteCall(ctx, id);
  if (sent.state === 'queued' || sent.state === 'sending') return;
  const { accountId, address: from, failure } = sent;
  await ctx.change('outbound.send', id, async (write) => {
    // The news of the chat itself may never have come.
    if (failure?.movedTo !== undefined) await moveChat(write, { accountId, from: chatIn(from), to: failure.movedTo });
    const ticket = await lockTicket(ctx, write, sent.ticketId);
    const isUndelivered = await hasUndelivered(write.tx, ticket.id);
    const reason = failure?.reason ?? sent.state;
    if (reason === 'blocked-by-user') await markOutOfReach(write.tx, sent.conversationId);
    if (isUndelivered === ticket.hasUndelivered) return;
    if (isUndelivered) await riseUndelivered(ctx, write, ticket, [{ what: 'answer-undelivered', facts: { reason } }]);
    else await updateTicket(ctx, write, ticket, { hasUndelivered: false });
  });
}

/** An address without the topic within the chat. */
const chatIn = (address: string) => address.split(':', 1)[0] ?? address;

async function markOutOfReach(tx: Tx, id: ConversationId | null): Promise<void> {
  if (id !== null) await tx.update(conversations).set({ isReachable: false }).where(eq(conversations.id, id));
}
