import { inArray, sql } from 'drizzle-orm';
import { ProbeId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { shops } from '../../merchants/tables.ts';
import { shopSettings } from '../settings/tables.ts';
import { listShopsToLookAt } from './queries.ts';
import { probedShops, probes } from './tables.ts';

/** Once a day a shop, slowly: so many shops are begun at each stroke of the minute. */
const AT_ONCE = 5;
const AGAIN_HOURS = 24;
const KEPT_DAYS = 90;

/** Begins the looks that are due, and spreads the first ones of new shops over a day. */
export async function planLooks(ctx: Context): Promise<number> {
  const at = ctx.clock.now();
  return ctx.change('module.watch', 'looks', async ({ tx, note }) => {
    // By the shop's number, so that a start of the program does not ask everybody at once.
    const spread = sql`${at.toString()}::timestamptz + (${shops.id} * 7919 % 86400) * interval '1 second'`;
    for (const table of [probedShops, shopSettings])
      await tx.execute(sql`
        insert into ${table} (shop_id, ${sql.identifier(table === probedShops ? 'next_look_at' : 'next_pull_at')})
        select ${shops.id}, ${spread} from ${shops}
        where ${shops.domain} is not null and not exists (select from ${table} known where known.shop_id = ${shops.id})
        on conflict do nothing`);
    const due = await listShopsToLookAt(tx, at, AT_ONCE);
    if (due.length === 0) return 0;
    note({ shops: due });
    await tx
      .insert(probes)
      .values(
        due.map((shopId) => ({
          id: newId(ProbeId),
          shopId,
          kind: 'look' as const,
          state: 'waiting' as const,
          askedBy: 'schedule',
          askedAt: at,
          findings: [],
        })),
      )
      .onConflictDoNothing();
    await tx
      .update(probedShops)
      .set({ nextLookAt: at.add({ hours: AGAIN_HOURS }) })
      .where(inArray(probedShops.shopId, due));
    return due.length;
  });
}

/** Forgets what was seen long ago. */
export async function forgetOldProbes(ctx: Context): Promise<void> {
  const before = ctx.clock.now().subtract({ hours: KEPT_DAYS * 24 });
  await ctx.change('module.watch', 'probes', ({ tx }) =>
    tx.delete(probes).where(sql`${probes.askedAt} < ${before.toString()}::timestamptz`),
  );
}
