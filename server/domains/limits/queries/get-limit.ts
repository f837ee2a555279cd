import { desc, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { LimitId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { people } from '../../access/tables.ts';
import type { LimitDetail } from '../contract.ts';
import { getLimitRow } from '../own-limits.ts';
import { limitAlerts, limitTemporaryRaises, limitVersions } from '../tables.ts';
import { listLimits } from './list-limits.ts';
import { listRaisesOf } from './raises.ts';
import { listTouched } from './touched-merchants.ts';

const MOST_ALERTS = 100;

/** One limit with everything that was ever agreed, said and asked about it. */
export async function getLimit(
  ctx: Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>,
  id: LimitId,
): Promise<LimitDetail> {
  const { terminalId, currency, endedAt } = await getLimitRow(ctx, id);
  const { items } = await listLimits(ctx, { terminalId, ended: endedAt !== null });
  const limit = items.find((item) => item.id === id);
  if (limit === undefined) throw notFound('limit');
  const { read } = ctx;
  const [versions, temporary, alerts, raises, touched] = await Promise.all([
    listVersions(read, id),
    listTemporary(read, id),
    listAlerts(read, id),
    listRaisesOf(read, id),
    listTouched(ctx, [terminalId]),
  ]);
  const merchants = touched.filter((one) => one.currency === currency);
  return { limit, versions, temporary, alerts, raises, merchants };
}

async function listVersions(db: ReadDb, id: LimitId): Promise<LimitDetail['versions']> {
  const rows = await db
    .select({ version: limitVersions, enteredByName: people.name })
    .from(limitVersions)
    .leftJoin(people, eq(people.id, limitVersions.enteredBy))
    .where(eq(limitVersions.limitId, id))
    .orderBy(desc(limitVersions.validFrom));
  return rows.map(({ version, enteredByName }) => ({
    ...version,
    from: version.validFrom.toString(),
    to: version.validTo?.toString() ?? null,
    enteredAt: version.enteredAt.toString(),
    enteredBy: enteredByName,
  }));
}

async function listTemporary(db: ReadDb, id: LimitId): Promise<LimitDetail['temporary']> {
  const rows = await db
    .select()
    .from(limitTemporaryRaises)
    .where(eq(limitTemporaryRaises.limitId, id))
    .orderBy(desc(limitTemporaryRaises.validFrom), desc(limitTemporaryRaises.enteredAt));
  return rows.map(({ validFrom, validTo, value, raiseId }) => ({
    from: validFrom.toString(),
    to: validTo.toString(),
    value,
    raiseId,
  }));
}

async function listAlerts(db: ReadDb, id: LimitId): Promise<LimitDetail['alerts']> {
  const rows = await db
    .select()
    .from(limitAlerts)
    .where(eq(limitAlerts.limitId, id))
    .orderBy(desc(limitAlerts.raisedAt), desc(limitAlerts.level))
    .limit(MOST_ALERTS);
  return rows.map(({ limitId, level, windowStart, raisedAt, clearedAt }) => ({
    limitId,
    level,
    windowStart: windowStart.toString(),
    raisedAt: raisedAt.toString(),
    clearedAt: clearedAt?.toString() ?? null,
  }));
}
