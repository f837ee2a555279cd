import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { ConversationId, MerchantId } from '../../../kernel/ids.ts';
import { cleanText, maskText } from '../../../kernel/mask.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Merchant } from '../../merchants/contract.ts';
import { getMerchant } from '../../merchants/index.ts';
import type { TicketRecord } from '../queries/ticket-row.ts';
import type { ConversationRecord } from '../receiving/know-conversation.ts';
import { conversations, tickets } from '../tables.ts';
import { authorOf, updateTicket } from '../update-ticket.ts';

/** Binds a chat to a merchant, or lets it loose; its open tickets follow. */
export async function bindConversation(
  ctx: Context,
  id: ConversationId,
  { merchantId, reason }: { merchantId: MerchantId | null; reason: string },
): Promise<void> {
  await ctx.change('conversation.bind', id, async (write) => {
    const { tx } = write;
    const [before] = await tx.select().from(conversations).where(eq(conversations.id, id)).for('update');
    if (before === undefined) throw notFound('conversation');
    const merchant = merchantId === null ? null : await getMerchant(ctx, merchantId);
    const boundReason = maskText(cleanText(reason));
    const { id: boundBy } = await authorOf(ctx);
    await tx.update(conversations).set({ merchantId, boundBy, boundReason }).where(eq(conversations.id, id));
    const following = await lockFollowing(tx, before);
    for (const ticket of following) await follow(ctx, write, ticket, merchant, boundReason);
    write.note({ merchantId, tickets: following.length });
  });
}

/** Its open tickets; one that somebody gave to another merchant stays there. */
async function lockFollowing(tx: Tx, { id, merchantId }: ConversationRecord): Promise<TicketRecord[]> {
  return tx
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.conversationId, id),
        ne(tickets.status, 'done'),
        or(isNull(tickets.merchantId), merchantId === null ? undefined : eq(tickets.merchantId, merchantId)),
      ),
    )
    .orderBy(tickets.id)
    .for('update');
}

async function follow(
  ctx: Context,
  write: Write,
  ticket: TicketRecord,
  merchant: Pick<Merchant, 'id' | 'name'> | null,
  reason: string,
): Promise<void> {
  const what = merchant === null ? 'chat-let-loose' : 'chat-bound';
  const writerSide = merchant !== null && ticket.writerSide === 'unknown' ? 'merchant' : ticket.writerSide;
  const changes = { merchantId: merchant?.id ?? null, merchantName: merchant?.name ?? null, writerSide };
  await updateTicket(ctx, write, ticket, changes, [{ what, facts: { to: merchant?.name ?? '', reason } }]);
}
