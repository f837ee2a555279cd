import { sql } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { SILENT_BEATS, SILENT_MINUTES } from './facts/heartbeat.ts';
import { judgeShop } from './judge-shop.ts';
import { probedShops } from './probing/tables.ts';
import { moduleFindings } from './tables.ts';

const TOGETHER = 50;

/** Judges the shops whose modules fell silent: nothing is heard that would have them judged. */
export async function watchHeartbeats(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  const silent = await listSilent(ctx.read, at);
  if (silent.length === 0) return 0;
  await ctx.change('module.watch', 'heartbeats', async ({ tx, note }) => {
    for (const shopId of silent) await judgeShop(tx, shopId, at);
    note({ shops: silent.length });
  });
  return silent.length;
}

/** The longest silent first; those of which it was said already are left out. */
async function listSilent(db: ReadDb, at: Temporal.Instant): Promise<ShopId[]> {
  const patience = sql`greatest(${SILENT_BEATS} * ${probedShops.heartbeatSeconds}, ${SILENT_MINUTES} * 60) * interval '1 second'`;
  const rows = await db
    .select({ shopId: probedShops.shopId })
    .from(probedShops)
    .where(
      sql`${probedShops.heartbeatSeconds} is not null
        and ${probedShops.heartbeatAt} < ${at.toString()}::timestamptz - ${patience}
        and not exists (
          select from ${moduleFindings} f
          where f.shop_id = ${probedShops.shopId} and f.rule = 'module-silent' and f.gone_at is null)`,
    )
    .orderBy(probedShops.heartbeatAt)
    .limit(TOGETHER);
  return rows.map(({ shopId }) => shopId);
}
