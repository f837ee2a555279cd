import { and, isNull, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { limits } from '../../limits/tables.ts';

/** How many limits are entered for each of these terminals. */
export async function countLimitsOf(db: ReadDb, terminalIds: readonly string[]): Promise<Map<string, number>> {
  if (terminalIds.length === 0) return new Map();
  const rows = await db
    .select({ terminalId: limits.terminalId, count: sql<string>`count(*)` })
    .from(limits)
    .where(and(isNull(limits.endedAt), sql`${limits.terminalId} = any(${sql.param([...terminalIds])}::text[])`))
    .groupBy(limits.terminalId);
  return new Map(rows.map(({ terminalId, count }) => [terminalId, Number(count)]));
}
