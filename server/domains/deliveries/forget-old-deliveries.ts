import { sql } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { KEPT_DAYS } from './log-line.rules.ts';
import { deliveryAttempts, deliveryDays, deliveryRefusals, shopNotifications, unsentNotifications } from './tables.ts';

/** Rows at once: a long delete would hold back the vacuum. */
const AT_ONCE = 20_000;

/** Attempts, notifications and what was found unsent go after ninety days; lines that could not be used with them. */
export async function forgetOldDeliveries(db: Db, at: Temporal.Instant): Promise<void> {
  const before = at.subtract({ hours: KEPT_DAYS * 24 }).toString();
  const old = [
    [deliveryAttempts, sql`received_at`],
    [shopNotifications, sql`last_at`],
    [unsentNotifications, sql`found_at`],
    [deliveryRefusals, sql`last_seen_at`],
  ] as const;
  for (const [table, column] of old)
    for (let gone = AT_ONCE; gone === AT_ONCE; ) {
      const rows = await db.execute(sql`
        delete from ${table} where ctid = any (array(
          select ctid from ${table} where ${column} < ${before}::timestamptz limit ${AT_ONCE})) returning 1 as one`);
      gone = rows.length;
    }
  await db.execute(sql`delete from ${deliveryDays} where day < ${before.slice(0, 10)}`);
}
