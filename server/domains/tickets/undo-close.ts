import { conflict } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Ticket } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { placeOwner } from './place-owner.ts';
import { getTicket } from './queries/get-ticket.ts';
import { stoodAs } from './standing.rules.ts';
import { needsUs } from './status.rules.ts';
import { updateTicket } from './update-ticket.ts';

/** Takes a close by hand back: the ticket is what it was, with what was promised, for whom it waits and how long it sleeps. */
export async function undoClose(ctx: Context, id: TicketId): Promise<Ticket> {
  return ctx.change('ticket.change', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    const before = ticket.beforeClose;
    // Somebody has moved it on since, or closed it in another way: of that nothing is known here.
    if (ticket.status !== 'done' || before === null || before.closedAt !== ticket.closedAt?.toString())
      throw conflict('not-from-here', 'This cannot be done from where the ticket is.');
    await updateTicket(
      ctx,
      write,
      ticket,
      {
        ...stoodAs(before),
        closedAt: null,
        beforeClose: null,
        ...(needsUs(before.status) ? await placeOwner(ctx, write.tx, ticket) : {}),
      },
      [{ what: 'close-undone' }],
    );
    write.note({ to: before.status });
    return getTicket(ctx, id);
  });
}
