import { sql } from 'drizzle-orm';
import type { ShopId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { transactions } from '../transactions/tables.ts';
import { IN_TIME_MINUTES } from './coverage.rules.ts';
import { deliveriesHeard } from './events.ts';
import { storedMoment } from './moment-text.ts';
import { deliveryEndpoints, shopNotifications, unsentNotifications } from './tables.ts';

const LOOKED_BACK_HOURS = 24;
/** A shop whose log fell silent longer ago is one that no longer has a log. */
const LOG_LIVES_DAYS = 7;
const MOST_OF_A_SHOP = 200;

/**
 * Finds final payments of shops with a log of which no attempt was heard in time. A log that is whole but late closes again
 * what was found: an attempt heard of afterwards does so.
 */
export async function findUnsent(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  const found = await listUnsent(ctx.read, at);
  if (found.length === 0) return 0;
  return ctx.change('delivery.watch', 'unsent', async ({ tx, emit, note }) => {
    const kept = await insertRows(
      tx,
      unsentNotifications,
      found.map(({ finalAt, ...one }) => ({
        ...one,
        finalAt: Temporal.Instant.from(storedMoment(finalAt)),
        foundAt: at,
      })),
      sql`on conflict do nothing returning uid`,
    );
    note({ found: kept.length });
    if (kept.length > 0) await emit(deliveriesHeard, 'unsent', { stored: 0 }, 'deliveries');
    return kept.length;
  });
}

async function listUnsent(
  db: ReadDb,
  at: Temporal.Instant,
): Promise<{ uid: TransactionUid; shopId: ShopId; finalAt: string }[]> {
  const back = (hours: number) => sql`${at.subtract({ hours }).toString()}::timestamptz`;
  const until = sql`${at.subtract({ minutes: IN_TIME_MINUTES }).toString()}::timestamptz`;
  return db
    .select({ uid: sql<TransactionUid>`p.uid`, shopId: sql<ShopId>`s.shop_id`, finalAt: sql<string>`p.at` })
    .from(sql`(
        select shop_id, min(first_at) as first_at,
          -- Of what came after the last that was heard, a log that is late or stopped says nothing.
          least(${until}, (select max(h.last_at) from ${deliveryEndpoints} h) - ${`${IN_TIME_MINUTES} minutes`}::interval) as until
        from ${deliveryEndpoints}
        where last_at > ${back(LOG_LIVES_DAYS * 24)} group by shop_id
      ) s
      cross join lateral (
        select t.uid, coalesce(t.paid_at, t.partition_at) as at from ${transactions} t
        where t.shop_id = s.shop_id and t.status in ('successful', 'failed', 'expired') and t.type in ('payment', 'authorization')
          and t.partition_at > greatest(s.first_at, ${back(LOOKED_BACK_HOURS)})
          and t.partition_at <= s.until and coalesce(t.paid_at, t.partition_at) <= s.until
          -- What was heard of late may have been told of late.
          and t.first_heard_at <= ${until}
          and not exists (select from ${shopNotifications} n where n.uid = t.uid)
          and not exists (select from ${unsentNotifications} u where u.uid = t.uid)
        order by t.partition_at desc limit ${MOST_OF_A_SHOP}
      ) p`);
}
