import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { boundsOf, type Month } from './partition.rules.ts';
import { transactionMonths } from './tables.ts';

const PARTITIONED = ['transactions', 'transaction_documents'];

/**
 * Makes the partitions of months that have none. Made aside and attached, for that locks the default partition only, and not the
 * whole table; whoever meets a month that another is making waits for it at `transaction_months`.
 */
export async function ensureMonths(tx: Tx, months: readonly Month[]): Promise<Month[]> {
  if (months.length === 0) return [];
  const wanted = [...new Set(months)].sort();
  const made = await tx
    .insert(transactionMonths)
    .values(wanted.map((month) => ({ month })))
    .onConflictDoNothing()
    .returning();
  for (const { month } of made) for (const table of PARTITIONED) await tx.execute(makePartition(table, month));
  return made.map(({ month }) => month);
}

function makePartition(table: string, month: Month): SQL {
  const { suffix, from, to } = boundsOf(month);
  const partition = `"${table}_${suffix}"`;
  // Names and bounds come from a month, never from outside; DDL takes no parameters.
  return sql.raw(`
    create table ${partition} (like "${table}" including defaults including storage including generated);
    alter table "${table}" attach partition ${partition} for values from ('${from}') to ('${to}')`);
}
