import { and, eq, sql } from 'drizzle-orm';
import type { TicketId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { outbound } from '../../channels/tables.ts';
import { messages, tickets } from '../tables.ts';

/** Whether an answer of a ticket, or of one that goes on in it, failed or may not have arrived, and nobody has decided about it. */
export async function hasUndelivered(db: ReadDb, ticketId: TicketId): Promise<boolean> {
  const [found] = await db
    .select({ id: outbound.id })
    .from(messages)
    .innerJoin(outbound, eq(outbound.id, messages.id))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(
      and(
        sql`(${tickets.id} = ${ticketId} or ${tickets.mergedInto} = ${ticketId})`,
        eq(messages.direction, 'out'),
        sql`${outbound.state} in ('unknown', 'failed') and ${outbound.failure} ->> 'reason' is distinct from 'given-up'`,
      ),
    )
    .limit(1);
  return found !== undefined;
}
