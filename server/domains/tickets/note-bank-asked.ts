import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockTicket } from './lock-ticket.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** Tells a ticket that a bank was asked for its sake, and the ticket in which the bank is talked to from where that came: each by the other's number. */
export async function noteBankAsked(ctx: Context, fromId: TicketId, bankId: TicketId): Promise<void> {
  return ctx.change('ticket.note', fromId, async (write) => {
    const from = await lockTicket(ctx, write, fromId);
    const bank = await lockTicket(ctx, write, bankId);
    await updateTicket(ctx, write, from, {}, [happening('bank-asked', { number: String(bank.number) })]);
    await updateTicket(ctx, write, bank, {}, [happening('bank-asked-from', { number: String(from.number) })]);
  });
}
