import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { transactionHours } from '../../transactions/tables.ts';

/** Real ways to pay since `from`, and the terminals that payments passed. */
export async function listWaysOfPaying(
  db: ReadDb,
  from: Temporal.Instant,
): Promise<{ methods: string[]; gatewayIds: Set<string> }> {
  const rows = await db.select({ kind: sql<'method' | 'gateway'>`ways.kind`, id: sql<string>`ways.id` }).from(
    sql`(
        select distinct 'method' as kind, h.method_type as id from ${transactionHours} h
          where h.hour >= ${from.toString()}::timestamptz and not h.test and h.method_type <> ''
        union all
        select distinct 'gateway', h.gateway_id from ${transactionHours} h
          where h.hour >= ${from.toString()}::timestamptz and not h.test and h.gateway_id <> ''
        order by 1, 2
      ) as ways`,
  );
  return {
    methods: rows.filter(({ kind }) => kind === 'method').map(({ id }) => id),
    gatewayIds: new Set(rows.filter(({ kind }) => kind === 'gateway').map(({ id }) => id)),
  };
}
