import { asc, countDistinct, desc, eq, isNull, max, min, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import type { UnregisteredTerminal } from '../contract.ts';
import { terminalShops } from '../tables.ts';

const MOST = 200;

/** Terminals seen in payments that belong to no bank yet, the latest seen first. */
export async function listUnregisteredTerminals(db: ReadDb): Promise<UnregisteredTerminal[]> {
  const rows = await db
    .select({
      terminalId: terminalShops.terminalId,
      currencies: sql<string[]>`array_agg(distinct ${terminalShops.currency} order by ${terminalShops.currency})`,
      shops: countDistinct(terminalShops.shopId),
      firstSeenAt: min(terminalShops.firstSeenAt),
      lastSeenAt: max(terminalShops.lastSeenAt),
    })
    .from(terminalShops)
    .leftJoin(terminals, eq(terminals.id, terminalShops.terminalId))
    .where(isNull(terminals.id))
    .groupBy(terminalShops.terminalId)
    .orderBy(desc(max(terminalShops.lastSeenAt)), asc(terminalShops.terminalId))
    .limit(MOST);
  return rows.map(({ firstSeenAt, lastSeenAt, ...row }) => ({
    ...row,
    firstSeenAt: String(firstSeenAt),
    lastSeenAt: String(lastSeenAt),
  }));
}
