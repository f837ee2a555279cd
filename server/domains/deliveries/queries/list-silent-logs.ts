import { sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { transactions } from '../../transactions/tables.ts';
import type { SilentLog } from '../contract.ts';
import { IN_TIME_MINUTES } from '../coverage.rules.ts';
import { storedMoment } from '../moment-text.ts';
import { logOrigins, logSenders, shopLogOrigins } from '../tables.ts';
import { FILE, tellsAt } from './log-spans.ts';

/** A log that is later than this is worth a word. */
const SILENT_MINUTES = 60;
/** Nobody promised another file. */
const FILE_DAYS = 7;

/** Logs that were not heard of for an hour although payments of their shops became final since, the longest silent first. */
export async function listSilentLogs({
  read,
  clock,
}: Pick<Context, 'read' | 'clock'>): Promise<{ items: SilentLog[] }> {
  const at = clock.now();
  const ago = (minutes: number) => sql`${at.subtract({ minutes }).toString()}::timestamptz`;
  const rows = await read
    .select({ sender: sql<string | null>`s.name`, heardUntil: sql<string>`o.heard_until` })
    .from(sql`${logOrigins} o left join ${logSenders} s on s.id::text = o.origin`)
    .where(
      sql`o.heard_until < ${ago(SILENT_MINUTES)}
        and (o.origin <> ${FILE} or o.heard_until > ${ago(FILE_DAYS * 24 * 60)})
        and exists (
          select from ${shopLogOrigins} r
          cross join lateral (
            select from ${transactions} t
            where t.shop_id = r.shop_id and t.status in ('successful', 'failed', 'expired') and t.type in ('payment', 'authorization')
              and t.partition_at > o.heard_until and t.partition_at <= ${ago(IN_TIME_MINUTES)} limit 1
          ) unheard
          where r.origin = o.origin and ${tellsAt(sql`o.heard_until`)})`,
    )
    .orderBy(sql`o.heard_until`, sql`o.origin`);
  return { items: rows.map(({ sender, heardUntil }) => ({ sender, heardUntil: storedMoment(heardUntil) })) };
}
