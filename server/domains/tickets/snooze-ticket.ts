import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Ticket } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { getTicket } from './queries/get-ticket.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** Lets a ticket sleep until a time, or wakes it. Whatever the writer says wakes it too. */
export async function snoozeTicket(ctx: Context, id: TicketId, until: string | null): Promise<Ticket> {
  const snoozedUntil = until === null ? null : Temporal.Instant.from(until);
  if (snoozedUntil !== null && Temporal.Instant.compare(snoozedUntil, ctx.clock.now()) <= 0)
    throw unprocessable('time-has-passed', 'This time lies in the past.', { fields: { until: 'time-has-passed' } });
  return ctx.change('ticket.change', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    if (ticket.status === 'done') throw conflict('ticket-done', 'This ticket is done.');
    const happened =
      snoozedUntil === null ? happening('woken') : happening('snoozed', { until: snoozedUntil.toString() });
    await updateTicket(ctx, write, ticket, { snoozedUntil }, [happened]);
    return getTicket(ctx, id);
  });
}
