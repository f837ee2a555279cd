import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { ConversationId, MerchantId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { getMerchant } from '../merchants/index.ts';
import { conversations, tickets } from './tables.ts';
import { authorOf, updateTicket } from './update-ticket.ts';

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
    const following = await tx
      .select()
      .from(tickets)
      .where(
        and(
          eq(tickets.conversationId, id),
          ne(tickets.status, 'done'),
          // A ticket that somebody gave to another merchant stays there.
          or(
            isNull(tickets.merchantId),
            before.merchantId === null ? undefined : eq(tickets.merchantId, before.merchantId),
          ),
        ),
      )
      .orderBy(tickets.id)
      .for('update');
    for (const ticket of following)
      await updateTicket(
        ctx,
        write,
        ticket,
        {
          merchantId,
          merchantName: merchant?.name ?? null,
          ...(merchant !== null && ticket.writerSide === 'unknown' ? { writerSide: 'merchant' as const } : {}),
        },
        [
          {
            what: merchant === null ? 'chat-let-loose' : 'chat-bound',
            facts: { to: merchant?.name ?? '', reason: boundReason },
          },
        ],
      );
    write.note({ merchantId, tickets: following.length });
  });
}
