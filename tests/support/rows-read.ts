import { sql } from 'drizzle-orm';
import type { Tx } from '../../server/platform/db.ts';

/** Rows that PostgreSQL took up in tables whose names begin so, for what runs in this transaction. */
export async function rowsRead(tx: Tx, prefix: string, run: () => Promise<unknown>): Promise<number> {
  const before = await count(tx, prefix);
  await run();
  return (await count(tx, prefix)) - before;
}

async function count(tx: Tx, prefix: string): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`
    select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::int as n from pg_stat_xact_user_tables
    where starts_with(relname, ${prefix})`);
  return row?.n ?? 0;
}
