import { asc, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { isAnyOf } from '../../platform/one-text.ts';
import { type EventAttempt, type Notified, notificationOf } from './notification.rules.ts';
import { deliveryAttempts, type NewAttempt, shopNotifications } from './tables.ts';

/** Enters the events that nobody has heard of; gives back which these are. Who enters the same waits here until this is committed. */
export async function keepNotifications(tx: Tx, rows: readonly NewAttempt[]): Promise<ReadonlySet<string>> {
  const notified = byEvent(rows.map(asEventAttempt));
  const fresh = await insertRows(tx, shopNotifications, notified, sql`on conflict do nothing returning event_id`);
  return new Set(fresh.map(({ event_id }) => String(event_id)));
}

/** Folds all attempts of these events afresh: whichever order they come in, the same is known. */
export async function renewNotifications(tx: Tx, stored: readonly NewAttempt[]): Promise<void> {
  const eventIds = [...new Set(stored.map(({ eventId }) => eventId))].sort();
  if (eventIds.length === 0) return;
  await tx
    .select({ eventId: shopNotifications.eventId })
    .from(shopNotifications)
    .where(isAnyOf(shopNotifications.eventId, eventIds))
    .orderBy(asc(shopNotifications.eventId))
    .for('update');
  const attempts = await tx
    .select({
      eventId: deliveryAttempts.eventId,
      n: deliveryAttempts.n,
      uid: deliveryAttempts.uid,
      shopId: deliveryAttempts.shopId,
      endpointId: deliveryAttempts.endpointId,
      service: deliveryAttempts.service,
      trigger: deliveryAttempts.trigger,
      at: deliveryAttempts.at,
      class: deliveryAttempts.class,
      httpStatus: deliveryAttempts.httpStatus,
    })
    .from(deliveryAttempts)
    .where(isAnyOf(deliveryAttempts.eventId, eventIds));
  await insertRows(
    tx,
    shopNotifications,
    byEvent(attempts),
    sql`on conflict (event_id) do update set
      uid = excluded.uid, endpoint_id = excluded.endpoint_id, service = excluded.service, state = excluded.state,
      attempts = excluded.attempts, first_at = excluded.first_at, last_at = excluded.last_at,
      last_class = excluded.last_class, last_http_status = excluded.last_http_status, accepted_at = excluded.accepted_at,
      next_earliest_at = excluded.next_earliest_at, next_latest_at = excluded.next_latest_at,
      gives_up_at = excluded.gives_up_at`,
  );
}

function byEvent(attempts: readonly EventAttempt[]): Notified[] {
  const events = new Map<string, [EventAttempt, ...EventAttempt[]]>();
  for (const attempt of attempts) {
    const known = events.get(attempt.eventId);
    if (known === undefined) events.set(attempt.eventId, [attempt]);
    else known.push(attempt);
  }
  return [...events.values()].map(notificationOf).sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
}

const asEventAttempt = (row: NewAttempt): EventAttempt => ({
  ...row,
  uid: row.uid ?? null,
  httpStatus: row.httpStatus ?? null,
});
