import { eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import type { Reach } from '../../kernel/permissions.ts';
import type { ReadDb } from '../../platform/db.ts';
import { merchants, shops } from './tables.ts';

interface Asker {
  actor: Actor;
  reach: Reach;
}

/** The condition on `merchants` that keeps an account manager to their own; undefined where everything may be seen. */
export function onlyOwnMerchants(db: ReadDb, { actor, reach }: Asker): SQL | undefined {
  if (reach === 'all') return undefined;
  if (actor.kind !== 'person') return sql`false`;
  const me = actor.personId;
  return or(
    eq(merchants.accountManagerId, me),
    inArray(merchants.id, db.select({ id: shops.merchantId }).from(shops).where(eq(shops.accountManagerId, me))),
  );
}

/** The condition on a column of shop numbers that keeps an account manager to their own shops. */
export function onlyOwnShops(
  db: ReadDb,
  { actor, reach }: Asker,
  shopId: SQL.Aliased | SQL | Parameters<typeof inArray>[0],
): SQL | undefined {
  if (reach === 'all') return undefined;
  if (actor.kind !== 'person') return sql`false`;
  const me = actor.personId;
  const own = db
    .select({ id: shops.id })
    .from(shops)
    .innerJoin(merchants, eq(merchants.id, shops.merchantId))
    .where(sql`coalesce(${shops.accountManagerId}, ${merchants.accountManagerId}) = ${me}`);
  return sql`${shopId} in ${own}`;
}
