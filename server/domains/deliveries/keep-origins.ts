import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { insertRows } from '../../platform/insert-rows.ts';
import { logOrigins, type NewAttempt, shopLogOrigins } from './tables.ts';

/** What attempts that are new say of whoever told of them: how far it was heard, and of which shops it tells. */
export async function keepOrigins(tx: Tx, origin: string, stored: readonly NewAttempt[]): Promise<void> {
  if (stored.length === 0) return;
  const { firstAt, lastAt } = spanOf(stored);
  await insertRows(
    tx,
    logOrigins,
    [{ origin, heardUntil: lastAt, judgedUntil: firstAt }],
    sql`on conflict (origin) do update set heard_until = greatest(log_origins.heard_until, excluded.heard_until)`,
  );
  const shops = [...Map.groupBy(stored, ({ shopId }) => shopId)].sort(([a], [b]) => a - b);
  await insertRows(
    tx,
    shopLogOrigins,
    shops.map(([shopId, attempts]) => ({ shopId, origin, ...spanOf(attempts) })),
    sql`on conflict (shop_id, origin) do update set
      first_at = least(shop_log_origins.first_at, excluded.first_at),
      last_at = greatest(shop_log_origins.last_at, excluded.last_at)`,
  );
}

function spanOf(attempts: readonly NewAttempt[]): { firstAt: Temporal.Instant; lastAt: Temporal.Instant } {
  const times = attempts.map(({ at }) => at).sort(Temporal.Instant.compare);
  const [firstAt] = times;
  const lastAt = times.at(-1);
  if (firstAt === undefined || lastAt === undefined) throw new Error('the span of no attempts was asked for');
  return { firstAt, lastAt };
}
