import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { ProbeId, ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { shops } from '../../merchants/tables.ts';
import { transactions } from '../../transactions/tables.ts';
import type { Probe, ProbeKind } from './contract.ts';
import { probedShops, probes } from './tables.ts';

type Row = typeof probes.$inferSelect;

const PENDING = ['waiting', 'running'] as const;

export const asProbe = (row: Row): Probe => ({
  id: row.id,
  shopId: row.shopId,
  kind: row.kind,
  state: row.state,
  askedBy: row.askedBy,
  askedAt: row.askedAt.toString(),
  finishedAt: row.finishedAt?.toString() ?? null,
  refusal: row.refusal,
  sight: row.sight,
  findings: row.findings,
  answer: row.answer,
});

export async function findPendingProbe(db: ReadDb, shopId: ShopId): Promise<Probe | null> {
  const [row] = await db
    .select()
    .from(probes)
    .where(and(eq(probes.shopId, shopId), inArray(probes.state, PENDING)));
  return row === undefined ? null : asProbe(row);
}

/** The last one of its kind that came to an end. */
export async function findLastProbe(db: ReadDb, shopId: ShopId, kind: ProbeKind): Promise<Probe | null> {
  const [row] = await db
    .select()
    .from(probes)
    .where(and(eq(probes.shopId, shopId), eq(probes.kind, kind), inArray(probes.state, ['done', 'refused'])))
    .orderBy(desc(probes.askedAt))
    .limit(1);
  return row === undefined ? null : asProbe(row);
}

/** A probe, whatever came of it; undefined when it is forgotten. */
export async function findProbe(db: ReadDb, id: ProbeId): Promise<Probe | undefined> {
  const [row] = await db.select().from(probes).where(eq(probes.id, id));
  return row === undefined ? undefined : asProbe(row);
}

/** Whether anything waits to be asked; a cheap read of a partial index. */
export async function hasWaitingProbes(db: ReadDb): Promise<boolean> {
  const [one] = await db
    .select({ id: probes.id })
    .from(probes)
    .where(sql`${probes.state} in ('waiting', 'running')`)
    .limit(1);
  return one !== undefined;
}

export async function findProbedShop(db: ReadDb, shopId: ShopId): Promise<typeof probedShops.$inferSelect | undefined> {
  const [row] = await db.select().from(probedShops).where(eq(probedShops.shopId, shopId));
  return row;
}

/** Whether the shop has received a payment, ever or since: then its registered host is its own. */
export async function hasReceivedPayment(db: ReadDb, shopId: ShopId, since?: Temporal.Instant): Promise<boolean> {
  const [one] = await db
    .select({ uid: transactions.uid })
    .from(transactions)
    .where(
      and(
        eq(transactions.shopId, shopId),
        eq(transactions.status, 'successful'),
        eq(transactions.test, false),
        since && gt(transactions.partitionAt, since),
      ),
    )
    .limit(1);
  return one !== undefined;
}

/** Whether a look is due, or a shop is new to looking; a cheap read. */
export async function hasLooksToPlan(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [one] = await db
    .select({ id: shops.id })
    .from(shops)
    .leftJoin(probedShops, eq(probedShops.shopId, shops.id))
    .where(
      sql`${shops.domain} is not null
        and (${probedShops.shopId} is null or ${probedShops.nextLookAt} <= ${at.toString()}::timestamptz)`,
    )
    .limit(1);
  return one !== undefined;
}

/** Shops whose next look is due, longest due first. */
export async function listShopsToLookAt(db: ReadDb, at: Temporal.Instant, most: number): Promise<ShopId[]> {
  const rows = await db
    .select({ shopId: probedShops.shopId })
    .from(probedShops)
    .innerJoin(shops, eq(shops.id, probedShops.shopId))
    .where(and(sql`${probedShops.nextLookAt} <= ${at.toString()}::timestamptz`, sql`${shops.domain} is not null`))
    .orderBy(asc(probedShops.nextLookAt))
    .limit(most);
  return rows.map(({ shopId }) => shopId);
}
