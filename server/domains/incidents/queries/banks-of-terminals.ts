import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { acquirers, terminals } from '../../acquirers/tables.ts';

/** The banks behind terminals, by the terminal. */
export async function banksOfTerminals(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ terminal: terminals.id, id: acquirers.id, name: acquirers.name })
    .from(terminals)
    .innerJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
    .where(sql`${terminals.id} = any(${sql.param([...ids])}::text[])`);
  return new Map(rows.map(({ terminal, ...bank }) => [terminal, bank]));
}
