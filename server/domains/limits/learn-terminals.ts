import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { transactionHours } from '../transactions/tables.ts';
import { terminalShops } from './tables.ts';

/** Remembers which shops' payments passed which terminal within the last days. Says how many pairs are new or were seen later. */
export async function learnTerminals(ctx: Context, days: number): Promise<number> {
  const since = ctx.clock.now().subtract({ hours: 24 * days });
  return ctx.change('limit.watch', 'terminals', async ({ tx, note }) => {
    const learnt = await tx.execute(sql`
      insert into ${terminalShops} (terminal_id, shop_id, currency, first_seen_at, last_seen_at)
      select h.gateway_id, h.shop_id, h.currency, min(h.hour), max(h.hour)
        from ${transactionHours} h
        where h.hour >= ${since.toString()}::timestamptz
          and h.gateway_id ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$' and h.shop_id > 0 and h.currency <> '' and not h.test
        group by 1, 2, 3
      on conflict (terminal_id, shop_id, currency) do update
        set first_seen_at = least(${terminalShops}.first_seen_at, excluded.first_seen_at),
          last_seen_at = greatest(${terminalShops}.last_seen_at, excluded.last_seen_at)
        where excluded.first_seen_at < ${terminalShops}.first_seen_at or excluded.last_seen_at > ${terminalShops}.last_seen_at`);
    note({ learnt: learnt.count });
    return learnt.count;
  });
}
