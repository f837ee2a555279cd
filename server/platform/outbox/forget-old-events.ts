import { and, lt, notExists, sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { outboxDeliveries, outboxEvents } from './tables.ts';

const KEPT_DAYS = 7;

/** Removes facts that everybody has heard; what still waits or was parked stays. */
export async function forgetOldEvents(db: Db, now: Temporal.Instant): Promise<void> {
  const undelivered = db
    .select({ one: sql`1` })
    .from(outboxDeliveries)
    .where(sql`${outboxDeliveries.eventId} = ${outboxEvents.id} and ${outboxDeliveries.state} <> 'done'`);
  await db
    .delete(outboxEvents)
    .where(and(lt(outboxEvents.at, now.subtract({ hours: 24 * KEPT_DAYS })), notExists(undelivered)));
}
