import { and, eq, sql } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { builtFor } from '../../platform/built-once.ts';
import type { Write } from '../../platform/context.ts';
import { type Asker, onlyOwnTickets } from './queries/own-tickets.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { tickets } from './tables.ts';

/** The row of a ticket, held until the change is committed: whatever moves a ticket is in one order. */
export async function lockTicket(ctx: Asker, { tx }: Pick<Write, 'tx'>, id: TicketId): Promise<TicketRecord> {
  const build = () =>
    tx
      .select()
      .from(tickets)
      .where(and(eq(tickets.id, sql.placeholder('id')), onlyOwnTickets(ctx)))
      .for('update')
      .prepare('lock-ticket');
  const [ticket] = await builtFor({ read: tx, reach: ctx.reach }, 'lock-ticket', build).execute({ id });
  if (ticket === undefined) throw notFound('ticket');
  return ticket;
}

/** The same for what changes a ticket: one that goes on in another is left as it is. */
export async function lockOpenTicket(ctx: Asker, write: Pick<Write, 'tx'>, id: TicketId): Promise<TicketRecord> {
  const ticket = await lockTicket(ctx, write, id);
  if (ticket.mergedInto !== null) throw conflict('ticket-merged', 'This ticket goes on in another one.');
  return ticket;
}
