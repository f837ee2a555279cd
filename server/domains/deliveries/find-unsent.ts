import { sql } from 'drizzle-orm';
import type { ShopId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { transactions } from '../transactions/tables.ts';
import { IN_TIME_MINUTES } from './coverage.rules.ts';
import { deliveriesHeard } from './events.ts';
import { storedMoment } from './moment-text.ts';
import { tellsAt } from './queries/log-spans.ts';
import { logOrigins, shopLogOrigins, shopNotifications, unsentNotifications } from './tables.ts';

/** Payments are heard of late, too: so much of what was looked at is looked at again. */
const AGAIN_HOURS = 24;
/** What a log that comes late tells is looked through in steps. */
const STEP_HOURS = 24;
const MOST_OF_A_SHOP = 200;

interface Unsent {
  uid: TransactionUid;
  shopId: ShopId;
  finalAt: string;
}

/**
 * Finds final payments of shops with a log of which no attempt was heard in time, as far as the log was heard and from where it
 * was looked at last: one that was silent for days is looked through whole, a step at a time. A log that is whole but late
 * closes again what was found: an attempt heard of afterwards does so.
 */
export async function findUnsent(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  const found = await listUnsent(ctx.read, at);
  const isWhole = [...Map.groupBy(found, ({ shopId }) => shopId).values()].every((of) => of.length < MOST_OF_A_SHOP);
  if (found.length === 0 && !(await isAhead(ctx.read, at, 0))) return 0;
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
    // A shop with more than are taken at once is looked at from the same place again: what was found is not found twice.
    if (isWhole) await goOn(tx, at);
    note({ found: kept.length });
    if (kept.length > 0) await emit(deliveriesHeard, 'unsent', { stored: 0 }, 'deliveries');
    return kept.length;
  });
}

/** Whether a log that came late waits to be looked through: the next step need not wait for its time. */
export const hasLateLog = (ctx: Pick<Context, 'read' | 'clock'>): Promise<boolean> =>
  isAhead(ctx.read, ctx.clock.now(), LATE_HOURS);

const LATE_HOURS = 1;
const IN_TIME = sql.raw(`interval '${IN_TIME_MINUTES} minutes'`);
const STEP = sql.raw(`interval '${STEP_HOURS} hours'`);
const AGAIN = sql.raw(`interval '${AGAIN_HOURS} hours'`);
const moment = (at: Temporal.Instant) => sql`${at.toString()}::timestamptz`;
/** Of the rows `o`: of what came after the last that was heard, a log that is late or stopped says nothing. */
const heardInTime = (at: Temporal.Instant) => sql`least(o.heard_until, ${moment(at)}) - ${IN_TIME}`;

async function listUnsent(db: ReadDb, at: Temporal.Instant): Promise<Unsent[]> {
  return db
    .select({ uid: sql<TransactionUid>`p.uid`, shopId: sql<ShopId>`s.shop_id`, finalAt: sql<string>`p.at` })
    .from(sql`(
        select r.shop_id, greatest(min(r.first_at), min(o.judged_until) - ${AGAIN}) as since,
          least(min(${heardInTime(at)}), min(o.judged_until) + ${STEP}) as until
        from ${shopLogOrigins} r join ${logOrigins} o on o.origin = r.origin
        where ${tellsAt(sql`o.judged_until`)} group by r.shop_id
      ) s
      cross join lateral (
        select t.uid, coalesce(t.paid_at, t.partition_at) as at from ${transactions} t
        where t.shop_id = s.shop_id and t.status in ('successful', 'failed', 'expired') and t.type in ('payment', 'authorization')
          and t.partition_at > s.since and t.partition_at <= s.until and coalesce(t.paid_at, t.partition_at) <= s.until
          -- What was heard of late may have been told of late.
          and t.first_heard_at <= ${moment(at)} - ${IN_TIME}
          and not exists (select from ${shopNotifications} n where n.uid = t.uid)
          and not exists (select from ${unsentNotifications} u where u.uid = t.uid)
        order by t.partition_at limit ${MOST_OF_A_SHOP}
      ) p`);
}

/** Whether any log was heard further than it was looked through, by so many hours. */
async function isAhead(db: ReadDb, at: Temporal.Instant, byHours: number): Promise<boolean> {
  const rows = await db
    .select({ origin: sql`o.origin` })
    .from(sql`${logOrigins} o`)
    .where(sql`o.judged_until + ${byHours} * interval '1 hour' < ${heardInTime(at)}`)
    .limit(1);
  return rows.length > 0;
}

async function goOn(tx: Tx, at: Temporal.Instant): Promise<void> {
  await tx.execute(sql`
    update ${logOrigins} o set judged_until = least(${heardInTime(at)}, o.judged_until + ${STEP})
    where o.judged_until < ${heardInTime(at)}`);
}
