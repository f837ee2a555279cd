import { and, asc, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { ResendId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { type Gateways, listSourceRows, renotifySourcesOf } from '../gateways/index.ts';
import type { ResendState } from './contract.ts';
import { resendChanged } from './events.ts';
import { paceOf } from './resend.rules.ts';
import { deliveryAttempts, deliveryResends, resendBatches, shopNotifications } from './tables.ts';

type Claimed = Pick<typeof deliveryResends.$inferSelect, 'id' | 'uid' | 'shopId'>;

const LEASE_SECONDS = 60;
const SINGLES_AT_ONCE = 10;
const BATCHES_AT_ONCE = 5;

/** Whether a re-send waits, or was left by a program that ended: asked every second. */
export async function hasResends(db: ReadDb): Promise<boolean> {
  const [one] = await db
    .select({ id: deliveryResends.id })
    .from(deliveryResends)
    .where(sql`${deliveryResends.state} in ('queued', 'sending')`)
    .limit(1)
    .prepare('has-resends')
    .execute();
  return one !== undefined;
}

/** Has the gateway send what is due, batches at their rate. Nothing is open in the database while the gateway is waited for. */
export async function sendResends(ctx: Context, gateways: Gateways): Promise<number> {
  await settleLeft(ctx);
  const claimed = await claim(ctx);
  await Promise.all(claimed.map((one) => send(ctx, gateways, one)));
  await endBatches(ctx);
  return claimed.length;
}

/**
 * What was being sent when a program ended may have been sent: it is never sent again by itself. Where the log names an attempt by
 * hand since, it was.
 */
async function settleLeft(ctx: Context): Promise<void> {
  const at = ctx.clock.now();
  const isLeft = and(eq(deliveryResends.state, 'sending'), lt(deliveryResends.leaseUntil, at));
  const [some] = await ctx.read.select({ id: deliveryResends.id }).from(deliveryResends).where(isLeft).limit(1);
  if (some === undefined) return;
  await ctx.change('delivery.watch', 'resends', async ({ tx, emit }) => {
    const wasSent = sql`exists (
      select from ${shopNotifications} n join ${deliveryAttempts} a on a.event_id = n.event_id
      where n.uid = ${deliveryResends.uid} and a.trigger = 'manual' and a.at >= ${deliveryResends.askedAt})`;
    const settled = await tx
      .update(deliveryResends)
      .set({ state: sql`case when ${wasSent} then 'sent' else 'unknown' end`, endedAt: at, leaseUntil: null })
      .where(isLeft)
      .returning({ id: deliveryResends.id });
    for (const { id } of settled) await emit(resendChanged, id, { resendId: id }, 'deliveries');
  });
}

/** Those that may leave now: asked for singly first, then as many of each batch as its rate gives. */
async function claim(ctx: Context): Promise<Claimed[]> {
  return ctx.change('delivery.watch', 'resends', async ({ tx, note }) => {
    const at = ctx.clock.now();
    const claimed = await take(tx, isNull(deliveryResends.batchId), SINGLES_AT_ONCE, at);
    const due = await tx
      .select({ id: resendBatches.id, perMinute: resendBatches.perMinute })
      .from(resendBatches)
      .where(and(sql`${resendBatches.state} = 'running'`, lte(resendBatches.nextAt, at)))
      .orderBy(asc(resendBatches.nextAt))
      .limit(BATCHES_AT_ONCE)
      .for('update', { skipLocked: true });
    for (const { id, perMinute } of due) {
      const { count, nextAt } = paceOf(perMinute, at);
      claimed.push(...(await take(tx, eq(deliveryResends.batchId, id), count, at)));
      await tx.update(resendBatches).set({ nextAt }).where(eq(resendBatches.id, id));
    }
    note({ claimed: claimed.length });
    return claimed;
  });
}

async function take(tx: Tx, of: ReturnType<typeof eq>, count: number, at: Temporal.Instant): Promise<Claimed[]> {
  const some = await tx
    .select({ id: deliveryResends.id })
    .from(deliveryResends)
    .where(and(of, sql`${deliveryResends.state} = 'queued'`))
    .orderBy(asc(deliveryResends.id))
    .limit(count)
    .for('update', { skipLocked: true });
  if (some.length === 0) return [];
  return tx
    .update(deliveryResends)
    .set({ state: 'sending', leaseUntil: at.add({ seconds: LEASE_SECONDS }) })
    .where(
      inArray(
        deliveryResends.id,
        some.map(({ id }) => id),
      ),
    )
    .returning({ id: deliveryResends.id, uid: deliveryResends.uid, shopId: deliveryResends.shopId });
}

async function send(ctx: Context, gateways: Gateways, { id, uid, shopId }: Claimed): Promise<void> {
  let outcome: { state: ResendState; said: string } = { state: 'failed', said: 'no-source' };
  for (const row of renotifySourcesOf(await listSourceRows(ctx.read), shopId)) {
    const answer = await gateways.open(row).gateway.renotify({ uid, shopId });
    if (answer.ok) outcome = { state: 'sent', said: answer.value.said };
    else outcome = { state: mayHaveHappened(answer.error.kind) ? 'unknown' : 'failed', said: answer.error.kind };
    // Another account is asked only where this one does not know the payment or may not ask.
    if (answer.ok || !TRY_ANOTHER.has(answer.error.kind)) break;
  }
  await record(ctx, id, outcome);
}

const TRY_ANOTHER = new Set(['not-found', 'unauthorized', 'forbidden', 'origin-not-configured']);
/** The question left and its answer did not come whole: the gateway may have done it. */
const mayHaveHappened = (kind: string) =>
  ['timeout', 'interrupted', 'truncated', 'too-large', 'bad-json'].includes(kind);

async function record(
  ctx: Context,
  id: ResendId,
  { state, said }: { state: ResendState; said: string },
): Promise<void> {
  await ctx.change('delivery.watch', id, async ({ tx, emit, note }) => {
    const recorded = await tx
      .update(deliveryResends)
      .set({ state, said, endedAt: ctx.clock.now(), leaseUntil: null })
      .where(and(eq(deliveryResends.id, id), eq(deliveryResends.state, 'sending')))
      .returning({ id: deliveryResends.id });
    note({ state });
    if (recorded.length > 0) await emit(resendChanged, id, { resendId: id }, 'deliveries');
  });
}

async function endBatches(ctx: Context): Promise<void> {
  const isOver = sql`${resendBatches.state} = 'running' and not exists (
    select from ${deliveryResends} r where r.batch_id = ${resendBatches.id} and r.state in ('queued', 'sending'))`;
  const [some] = await ctx.read.select({ id: resendBatches.id }).from(resendBatches).where(isOver).limit(1);
  if (some === undefined) return;
  await ctx.change('delivery.watch', some.id, ({ tx }) =>
    tx.update(resendBatches).set({ state: 'done', endedAt: ctx.clock.now() }).where(isOver),
  );
}
