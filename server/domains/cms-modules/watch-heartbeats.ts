import { sql } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { SILENT_BEATS, SILENT_MINUTES } from './facts/heartbeat.ts';
import { judgeShop } from './judge-shop.ts';
import { writeFacts } from './note-module-facts.ts';
import { probedShops } from './probing/tables.ts';
import { moduleFindings } from './tables.ts';

const TOGETHER = 50;

/** Judges the shops whose modules fell silent: nothing is heard that would have them judged. */
export async function watchHeartbeats(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  const silent = await listSilent(ctx.read, at);
  if (silent.length === 0) return 0;
  await ctx.change('module.watch', 'heartbeats', async ({ tx, note }) => {
    for (const { shopId, heartbeatAt, heartbeatSeconds } of silent) {
      // The rule reads facts: without these it would find nothing, and the shop would be chosen again for ever.
      const told = { observedAt: heartbeatAt, place: null, line: null };
      await writeFacts(tx, shopId, 'module-report', [
        { ...told, key: 'heard-at', value: heartbeatAt.toString() },
        { ...told, key: 'heartbeat-seconds', value: String(heartbeatSeconds) },
      ]);
      await judgeShop(tx, shopId, at);
    }
    note({ shops: silent.length });
  });
  return silent.length;
}

interface Silent {
  shopId: ShopId;
  heartbeatAt: Temporal.Instant;
  heartbeatSeconds: number;
}

/** The longest silent first; those of which it was said already are left out. */
async function listSilent(db: ReadDb, at: Temporal.Instant): Promise<Silent[]> {
  const patience = sql`greatest(${SILENT_BEATS} * ${probedShops.heartbeatSeconds}, ${SILENT_MINUTES} * 60) * interval '1 second'`;
  const rows = await db
    .select({
      shopId: probedShops.shopId,
      heartbeatAt: probedShops.heartbeatAt,
      heartbeatSeconds: probedShops.heartbeatSeconds,
    })
    .from(probedShops)
    .where(
      sql`${probedShops.heartbeatSeconds} is not null and ${probedShops.heartbeatAt} < ${at.toString()}::timestamptz - ${patience}
        and not exists (
          select from ${moduleFindings} f
          where f.shop_id = ${probedShops.shopId} and f.rule = 'module-silent' and f.gone_at is null)`,
    )
    .orderBy(probedShops.heartbeatAt)
    .limit(TOGETHER);
  return rows.flatMap(({ shopId, heartbeatAt, heartbeatSeconds }) =>
    heartbeatAt === null || heartbeatSeconds === null ? [] : [{ shopId, heartbeatAt, heartbeatSeconds }],
  );
}
