import { sql } from 'drizzle-orm';
import type { TicketId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { messages, tickets } from '../tables.ts';
import { MARK } from './list-thread.ts';

/** The newest mark in each ticket and those that go on in it: by it a send says that everything so far was seen. */
export async function listNewestMarks(db: ReadDb, ticketIds: readonly TicketId[]): Promise<Map<TicketId, string>> {
  const into = sql<TicketId>`coalesce(${tickets.mergedInto}, ${tickets.id})`;
  const asked = sql`${sql.param([...ticketIds])}::text[]::uuid[]`;
  const rows = await db
    .select({ ticketId: into, mark: sql<string>`max(${MARK}::text)` })
    .from(tickets)
    .innerJoin(messages, sql`${messages.ticketId} = ${tickets.id}`)
    .where(sql`${tickets.id} = any(${asked}) or ${tickets.mergedInto} = any(${asked})`)
    .groupBy(sql`1`);
  return new Map(rows.map(({ ticketId, mark }) => [ticketId, mark]));
}
