import { sql } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors.ts';
import { ResendBatchId, ResendId, type ShopId, type TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { newId } from '../../platform/new-id.ts';
import { type BatchFilter, MOST_IN_BATCH, type ResendBatch } from './contract.ts';
import { resendChanged } from './events.ts';
import { getBatch } from './queries/resends.ts';
import { deliveryResends, resendBatches, shopNotifications } from './tables.ts';

export interface ManyAsked {
  filter: BatchFilter;
  perMinute: number;
  /** Counts only. */
  dryRun: boolean;
}

/** Has all notifications that fit and were not accepted sent again, at a rate. What is being sent already is left out. */
export async function resendMany(
  ctx: Context,
  { filter, perMinute, dryRun }: ManyAsked,
): Promise<{ count: number; total: number; batch: ResendBatch | null }> {
  if (Temporal.Instant.compare(Temporal.Instant.from(filter.from), Temporal.Instant.from(filter.to)) >= 0)
    throw unprocessable('empty-stretch', 'The stretch of time ends before it begins.');
  const { fitting, all } = await listFitting(ctx.read, filter);
  if (dryRun) return { count: fitting.length, total: all, batch: null };
  if (fitting.length === 0) throw unprocessable('nothing-to-resend', 'Nothing that was not accepted fits.');
  const batchId = newId(ResendBatchId);
  const at = ctx.clock.now();
  const askedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return ctx.change('delivery.resend', batchId, async ({ tx, emit, note }) => {
    const queued = await insertRows(
      tx,
      deliveryResends,
      fitting.map((one) => ({ id: newId(ResendId), ...one, batchId, state: 'queued', askedBy, askedAt: at })),
      sql`on conflict do nothing returning id`,
    );
    const total = queued.length;
    await tx.insert(resendBatches).values({
      ...{ id: batchId, filter, perMinute, total, askedBy, askedAt: at, nextAt: at },
      state: total === 0 ? 'done' : 'running',
      endedAt: total === 0 ? at : null,
    });
    note({ filter, perMinute, total });
    await emit(resendChanged, batchId, { batchId }, 'deliveries');
    return { count: total, total: all, batch: await getBatch(tx, batchId) };
  });
}

/** The payments of notifications that were not accepted, those never sent again first, of them the oldest: the shop hears of them in the order of life. */
async function listFitting(
  db: ReadDb,
  { endpointId, shopId, class: ended, from, to }: BatchFilter,
): Promise<{ fitting: { uid: TransactionUid; shopId: ShopId }[]; all: number }> {
  const columns = { uid: sql<TransactionUid>`uid`, shopId: sql<ShopId>`shop_id`, all: sql<number>`of_all::int` };
  const rows = await db.select(columns).from(sql`(
      select n.uid, n.shop_id, count(*) over () as of_all from ${shopNotifications} n
      where n.accepted_at is null and n.uid is not null
        and n.last_at >= ${from}::timestamptz and n.last_at < ${to}::timestamptz
        ${endpointId === undefined ? sql`` : sql`and n.endpoint_id = ${endpointId}`}
        ${shopId === undefined ? sql`` : sql`and n.shop_id = ${shopId}`}
        ${ended === undefined ? sql`` : sql`and n.last_class = ${ended}`}
        and not exists (select from ${shopNotifications} o where o.uid = n.uid and o.accepted_at > n.last_at)
        and not exists (select from ${deliveryResends} r where r.uid = n.uid and r.state in ('queued', 'sending'))
      group by n.uid, n.shop_id
      -- Whom no batch has reached yet comes first, or what is past the most at once would never have its turn.
      order by (select max(r.asked_at) from ${deliveryResends} r where r.uid = n.uid and r.state in ('sent', 'unknown', 'failed')) nulls first,
        min(n.first_at)
      limit ${MOST_IN_BATCH}
    ) as fitting`);
  return { fitting: rows.map(({ uid, shopId }) => ({ uid, shopId })), all: rows[0]?.all ?? 0 };
}
