import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { EndpointId, ShopId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { asOneText, textsOf } from '../../platform/one-text.ts';
import { actsNextOn } from './acts-next.rules.ts';
import { DeliveryClass, DeliveryTrigger } from './contract.ts';
import { endpointHealthChanged } from './events.ts';
import { type JudgedAttempt, type Judgement, judge } from './health.rules.ts';
import { deliveryAttempts, deliveryEndpoints, deliveryTroubles, unsentNotifications } from './tables.ts';

type Endpoint = typeof deliveryEndpoints.$inferSelect;

const AT_ONCE = 200;
/** So many attempts of each are looked at. */
const MOST_ATTEMPTS = 200;
/** What no attempt changes changes by time alone: the failures of a day grow old. */
const AGAIN_MINUTES = 15;
const SILENT_COUNT = 3;

/** Whether the health of any endpoint is to be judged: asked every other second. */
export async function hasEndpointsToJudge(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [one] = await db
    .select({ id: deliveryEndpoints.id })
    .from(deliveryEndpoints)
    .where(lte(deliveryEndpoints.judgeAt, at))
    .limit(1)
    .prepare('endpoints-to-judge')
    .execute();
  return one !== undefined;
}

/** Judges the endpoints that are due, some of them at once; says how many. One that breaks opens a trouble, one that is well again closes it. */
export async function judgeEndpoints(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  return ctx.change('delivery.watch', 'endpoints', async (write) => {
    const due = await write.tx
      .select()
      .from(deliveryEndpoints)
      .where(lte(deliveryEndpoints.judgeAt, at))
      .orderBy(asc(deliveryEndpoints.judgeAt), asc(deliveryEndpoints.id))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true });
    if (due.length === 0) return 0;
    const attempts = await listAttempts(
      write.tx,
      due.map(({ id }) => id),
    );
    const unsent = await listUnsentSince(write.tx, [...new Set(due.map(({ shopId }) => shopId))]);
    const failing = await listFailingSince(
      write.tx,
      due.map(({ id }) => id),
    );
    let changed = 0;
    for (const endpoint of due) {
      const judged = judge(attempts.get(endpoint.id) ?? [], at, {
        before: endpoint,
        unsentSince: unsent.get(endpoint.shopId),
        failingSince: failing.get(endpoint.id),
      });
      if (await settle(write, endpoint, judged, at)) changed += 1;
    }
    write.note({ judged: due.length, changed });
    return due.length;
  });
}

/** Stores a judgement; says whether the endpoint is otherwise than it was. */
async function settle(
  { tx, emit }: Write,
  endpoint: Endpoint,
  judged: Judgement | undefined,
  at: Temporal.Instant,
): Promise<boolean> {
  const judgeAt = at.add({ minutes: AGAIN_MINUTES });
  const found = judged ?? {
    health: endpoint.health,
    since: endpoint.since,
    topClass: undefined,
    recentAccepted: 0,
    recentFailed: 0,
  };
  await tx
    .update(deliveryEndpoints)
    .set({ ...found, topClass: found.topClass ?? null, judgeAt })
    .where(eq(deliveryEndpoints.id, endpoint.id));
  if (found.health === endpoint.health) return false;
  if (found.health === 'broken') await openTrouble(tx, endpoint.id, found);
  if (endpoint.health === 'broken') await closeTrouble(tx, endpoint.id, found.since);
  const { id: endpointId, shopId, health: before } = endpoint;
  await emit(endpointHealthChanged, endpointId, { endpointId, shopId, health: found.health, before }, 'deliveries');
  return true;
}

async function openTrouble(tx: Tx, endpointId: EndpointId, { since, topClass = 'unknown' }: Judgement): Promise<void> {
  await tx
    .insert(deliveryTroubles)
    .values({ id: randomUUID(), endpointId, openedAt: since, topClass, actsNext: actsNextOn(topClass) })
    .onConflictDoNothing();
}

async function closeTrouble(tx: Tx, endpointId: EndpointId, closedAt: Temporal.Instant): Promise<void> {
  await tx
    .update(deliveryTroubles)
    .set({ closedAt })
    .where(and(eq(deliveryTroubles.endpointId, endpointId), isNull(deliveryTroubles.closedAt)));
}

async function listAttempts(tx: Tx, ids: readonly EndpointId[]): Promise<ReadonlyMap<string, JudgedAttempt[]>> {
  const rows = await tx.execute<{
    endpoint_id: string;
    event_id: string;
    at: string;
    trigger: string;
    class: string;
  }>(sql`
    select e.id as endpoint_id, a.event_id, a.at, a.trigger, a.class
    from unnest(${textsOf(asOneText(ids))}::uuid[]) as e (id)
    cross join lateral (
      select d.event_id, d.at, d.trigger, d.class from ${deliveryAttempts} d
      where d.endpoint_id = e.id order by d.at desc, d.id desc limit ${MOST_ATTEMPTS}
    ) a`);
  const found = new Map<string, JudgedAttempt[]>();
  for (const row of rows) {
    const list = found.get(row.endpoint_id) ?? [];
    list.push({
      eventId: row.event_id,
      at: Temporal.Instant.from(row.at.replace(' ', 'T')),
      trigger: DeliveryTrigger.parse(row.trigger),
      class: DeliveryClass.parse(row.class),
    });
    found.set(row.endpoint_id, list);
  }
  return found;
}

/** The third newest payment of each shop of which no attempt was heard in time. */
async function listUnsentSince(tx: Tx, shopIds: readonly ShopId[]): Promise<ReadonlyMap<number, Temporal.Instant>> {
  const rows = await tx.execute<{ shop_id: number; final_at: string }>(sql`
    select shop_id, final_at from (
      select u.shop_id, u.final_at, row_number() over (partition by u.shop_id order by u.final_at desc) as place
      from ${unsentNotifications} u
      where u.closed_at is null and u.shop_id = any (${textsOf(asOneText(shopIds.map(String)))}::int[])
    ) newest where place = ${SILENT_COUNT}`);
  return new Map(rows.map((row) => [row.shop_id, Temporal.Instant.from(row.final_at.replace(' ', 'T'))]));
}

/** The first attempt of each endpoint after its last acceptance. */
async function listFailingSince(tx: Tx, ids: readonly EndpointId[]): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await tx.execute<{ id: string; at: string }>(sql`
    select e.id, first.at from ${deliveryEndpoints} e
    cross join lateral (
      select d.at from ${deliveryAttempts} d
      where d.endpoint_id = e.id and d.at > coalesce(e.last_accepted_at, '-infinity') order by d.at limit 1
    ) first
    where e.id = any (${textsOf(asOneText(ids))}::uuid[])`);
  return new Map(rows.map((row) => [row.id, Temporal.Instant.from(row.at.replace(' ', 'T'))]));
}
