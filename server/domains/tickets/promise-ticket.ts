import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Ticket } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { getTicket } from './queries/get-ticket.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** Notes what was promised and by when, or that it is kept. */
export async function promiseTicket(
  ctx: Context,
  id: TicketId,
  promised: { at: string | null; text: string },
): Promise<Ticket> {
  const promisedAt = promised.at === null ? null : Temporal.Instant.from(promised.at);
  if (promisedAt !== null && Temporal.Instant.compare(promisedAt, ctx.clock.now()) <= 0)
    throw unprocessable('time-has-passed', 'This time lies in the past.', { fields: { at: 'time-has-passed' } });
  return ctx.change('ticket.change', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    if (ticket.status === 'done' && promisedAt !== null) throw conflict('ticket-done', 'This ticket is done.');
    const promise = promisedAt === null ? null : maskText(cleanText(promised.text));
    const happened =
      promisedAt === null
        ? happening('promise-kept', { text: ticket.promise ?? '' })
        : happening('promised', { at: promisedAt.toString(), text: promise ?? '' });
    await updateTicket(ctx, write, ticket, { promisedAt, promise }, [happened]);
    return getTicket(ctx, id);
  });
}
