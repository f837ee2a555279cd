import { and, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { gatewayNotifications, sources } from './tables.ts';

const KEPT_DAYS = 30;

/** Removes notifications that were merged long ago; one that could not be merged stays for a person, and the newest of a source for its screen. */
export async function forgetOldNotifications(db: Db, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: 24 * KEPT_DAYS });
  const newest = sql`(select max(n.received_at) from ${gatewayNotifications} n where n.source_id = ${gatewayNotifications.sourceId})`;
  await db.delete(gatewayNotifications).where(
    and(
      // Source by source, so that the index of receipt leads to the few that are old.
      sql`${gatewayNotifications.sourceId} in (select ${sources.id} from ${sources})`,
      lt(gatewayNotifications.receivedAt, before),
      lt(gatewayNotifications.receivedAt, newest),
      lt(gatewayNotifications.processedAt, before),
      eq(gatewayNotifications.state, 'merged'),
    ),
  );
}
