import { type SQL, sql } from 'drizzle-orm';
import type { ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { LogSpan } from '../coverage.rules.ts';
import { storedMoment } from '../moment-text.ts';
import { logOrigins, shopLogOrigins } from '../tables.ts';

/** The origin of all that no sender pushed. */
export const FILE = 'file';

/** Who told nothing of a shop for so long before a moment is not the one to tell of it then. */
const TELLS_DAYS = sql.raw(`interval '30 days'`);

/**
 * Whether the row `r` of `shop_log_origins` is of one that tells of its shop at a moment. A file fills gaps: where a sender tells
 * of the shop, the end of a file is not the end of the log; where none does, what came after the file is not known.
 */
export const tellsAt = (at: SQL): SQL => sql`r.last_at > ${at} - ${TELLS_DAYS}
  and (r.origin <> ${sql.raw(`'${FILE}'`)} or not exists (
    select from ${shopLogOrigins} f
    where f.shop_id = r.shop_id and f.origin <> ${sql.raw(`'${FILE}'`)} and f.last_at > ${at} - ${TELLS_DAYS}))`;

/**
 * From when a shop is in the log, and how far the log was heard of it at a moment, as `first_at` and `heard_until`: the parts of
 * a provider may each push their own, so that the one that is furthest behind decides. Without any, both are null.
 */
export const logSpanOf = (shopId: SQL, at: SQL): SQL => sql`
  select min(r.first_at) as first_at, min(o.heard_until) as heard_until
  from ${shopLogOrigins} r join ${logOrigins} o on o.origin = r.origin
  where r.shop_id = ${shopId} and ${tellsAt(at)}`;

/** What the log covers of a shop at a moment; undefined where it has none. */
export async function findLogSpan(db: ReadDb, shopId: ShopId, at: string): Promise<LogSpan | undefined> {
  const [row] = await db
    .select({ firstAt: sql<string | null>`span.first_at`, heardUntil: sql<string | null>`span.heard_until` })
    .from(sql`(${logSpanOf(sql`${shopId}::int`, sql`${at}::timestamptz`)}) as span`);
  if (row === undefined || row.firstAt === null || row.heardUntil === null) return undefined;
  return { firstAt: storedMoment(row.firstAt), heardUntil: storedMoment(row.heardUntil) };
}
