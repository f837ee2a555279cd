import type { Context, Write } from '../../platform/context.ts';
import type { Outcome, Received } from './receiving/received.ts';
import { takeEdit } from './receiving/take-edit.ts';
import { takeMessage } from './receiving/take-message.ts';
import { takeMoved } from './receiving/take-moved.ts';
import { takeReachable } from './receiving/take-reachable.ts';
import { takeUndelivered } from './receiving/take-undelivered.ts';

/** Makes a ticket of what came in, or puts it where it belongs. Joins the transaction that is open. */
export async function receiveMessage(ctx: Context, received: Received): Promise<Outcome> {
  return ctx.change('ticket.receive', received.id, async (write) => {
    const outcome = await take(ctx, write, received);
    write.note({ state: outcome.state, ...(outcome.ticketId === undefined ? {} : { ticketId: outcome.ticketId }) });
    return outcome;
  });
}

function take(ctx: Context, write: Write, received: Received): Promise<Outcome> {
  const { said } = received;
  switch (said.kind) {
    case 'message':
      return takeMessage(ctx, write, { ...received, said });
    case 'edit':
      return takeEdit(ctx, write, { ...received, said });
    case 'moved':
      return takeMoved(write, { ...received, said });
    case 'reachable':
      return takeReachable(ctx, write, { ...received, said });
    case 'undelivered':
      return takeUndelivered(ctx, write, { ...received, said });
    case 'unknown':
      return Promise.resolve({ state: 'quarantined', reason: 'unknown-kind' });
  }
}
