import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { transactionHours } from '../../transactions/tables.ts';

/** Since when anything is known of payments at all, and of those of each bank: one look into an index a terminal. */
export async function listKnownSince(
  db: ReadDb,
): Promise<{ payments: Temporal.Instant | undefined; banks: Map<string, Temporal.Instant> }> {
  const rows = await db
    .select({ bank: sql<string | null>`known.bank`, since: sql<string | null>`known.since::text` })
    .from(
      sql`(
        select null::uuid as bank, min(hour) as since from ${transactionHours}
        union all
        select t.acquirer_id, min(first.hour) from ${terminals} t
          cross join lateral (select min(h.hour) as hour from ${transactionHours} h where h.gateway_id = t.id) as first
          group by t.acquirer_id
      ) as known`,
    );
  const asInstant = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
  const all = rows.find(({ bank }) => bank === null)?.since ?? null;
  return {
    payments: all === null ? undefined : asInstant(all),
    banks: new Map(
      rows.flatMap(({ bank, since }) => (bank === null || since === null ? [] : [[bank, asInstant(since)]])),
    ),
  };
}
