import { and, eq, ne, or, sql } from 'drizzle-orm';
import type { MerchantId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { getMerchant } from '../merchants/index.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { conversations, tickets } from './tables.ts';
import { updateTicket } from './update-ticket.ts';

interface Named {
  id: MerchantId;
  name: string | null;
}

/** What names a merchant says what it is called now; of one that goes on in another, tickets and chats are that one's. Safe to run twice. */
export async function followMerchant(ctx: Context, from: MerchantId): Promise<void> {
  const merchant = await getMerchant(ctx, from);
  const into = merchant.mergedInto === null ? merchant : await getMerchant(ctx, merchant.mergedInto);
  await ctx.change('ticket.change', from, async (write) => {
    if (into.id !== from)
      await write.tx.update(conversations).set({ merchantId: into.id }).where(eq(conversations.merchantId, from));
    for (const ticket of await lockOpen(write, from))
      await updateTicket(ctx, write, ticket, changesFor(ticket, from, into));
    await followDone(write, from, into);
    write.note({ into: into.id });
  });
}

const lockOpen = ({ tx }: Write, from: MerchantId): Promise<TicketRecord[]> =>
  tx
    .select()
    .from(tickets)
    .where(and(ne(tickets.status, 'done'), or(eq(tickets.merchantId, from), eq(tickets.paidMerchantId, from))))
    .orderBy(tickets.id)
    .for('update');

const changesFor = (ticket: TicketRecord, from: MerchantId, { id, name }: Named): Partial<TicketRecord> => ({
  ...(ticket.merchantId === from ? { merchantId: id, merchantName: name } : {}),
  ...(ticket.paidMerchantId === from ? { paidMerchantId: id, paidMerchantName: name } : {}),
});

/** Those that are done may be many, ring nowhere and have no deadline: one statement each. */
async function followDone({ tx }: Write, from: MerchantId, { id, name }: Named): Promise<void> {
  const revision = sql`${tickets.revision} + 1`;
  await tx
    .update(tickets)
    .set({ merchantId: id, merchantName: name, revision })
    .where(and(eq(tickets.status, 'done'), eq(tickets.merchantId, from)));
  await tx
    .update(tickets)
    .set({ paidMerchantId: id, paidMerchantName: name, revision })
    .where(and(eq(tickets.status, 'done'), eq(tickets.paidMerchantId, from)));
}
