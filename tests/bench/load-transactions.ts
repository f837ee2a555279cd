import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { discoverShops } from '../../server/domains/merchants/index.ts';
import { createPartitions } from '../../server/domains/transactions/index.ts';
import type { Context } from '../../server/platform/context.ts';
import type { Database } from '../../server/platform/db.ts';

export const MONTHS = 14;
const SHOPS = 200;
const FIRST_SHOP = 2001;
/** Terminals 0, 1, … take the payments in turn. */
export const TERMINALS = 30;

/** What row `n` of the loaded table is findable by: the same formulas as in the statement below. */
export const loaded = {
  uid: (n: number) => `${String(n).padStart(8, '0')}-${createHash('md5').update(String(n)).digest('hex').slice(0, 10)}`,
  order: (n: number) => `ORD-${n}`,
  rrn: (n: number) => ((n * 104_729 + 100_000_000_000) % 1_000_000_000_000).toString().padStart(12, '0'),
  authCode: (n: number) => ((n * 6151) % 1_000_000).toString().padStart(6, '0'),
  bin: (n: number) => `42${(n % 4999).toString().padStart(4, '0')}`,
  last4: (n: number) => ((n * 7) % 10_000).toString().padStart(4, '0'),
  email: (n: number) => `payer${n % 3_000_000}@mail.example`,
  phone: (n: number) => `+37529${((n * 13) % 10_000_000).toString().padStart(7, '0')}`,
  minor: (n: number) => 100 + ((n * 37) % 50_000),
  shop: (n: number) => FIRST_SHOP + (n % SHOPS),
};

/** The uid of row `n`, for statements. */
export const uidSql = (n: string): string => `lpad((${n})::text, 8, '0') || '-' || substr(md5((${n})::text), 1, 10)`;

/**
 * Fills the table with `rows` rows spread over fourteen months up to `end`, without raw documents, by the server itself.
 * Returns when row `n` was made.
 */
export async function loadTransactions(
  db: Database,
  contextAt: (at: Temporal.Instant) => Context,
  rows: number,
  end: Temporal.Instant,
): Promise<{ createdAt(n: number): Temporal.Instant }> {
  const zoned = end.toZonedDateTimeISO('UTC');
  const first = zoned
    .subtract({ months: MONTHS - 1 })
    .with({ day: 1 })
    .startOfDay();
  const seconds = zoned.epochMilliseconds / 1000 - first.epochMilliseconds / 1000;
  const stepMs = Math.floor((seconds * 1000) / rows);
  const start = first.toInstant();
  const ctx = contextAt(start);
  await createPartitions(ctx, { monthsAhead: MONTHS });
  await discoverShops(
    ctx,
    Array.from({ length: SHOPS }, (_, index) => ({ shopId: FIRST_SHOP + index })),
  );
  const CHUNK = 500_000;
  for (let from = 0; from < rows; from += CHUNK)
    await insertRange(db, from, Math.min(rows, from + CHUNK), start, stepMs);
  await db.write.execute(sql`analyze transactions`);
  await db.write.execute(sql`analyze transaction_keys`);
  return { createdAt: (n: number) => start.add({ milliseconds: n * stepMs }) };
}

/** Fills the day before `end` with `rows` rows, evenly. */
export async function loadDay(
  db: Database,
  contextAt: (at: Temporal.Instant) => Context,
  rows: number,
  end: Temporal.Instant,
): Promise<void> {
  const start = end.subtract({ hours: 24 });
  const ctx = contextAt(start);
  await createPartitions(ctx, { monthsAhead: 2 });
  await discoverShops(
    ctx,
    Array.from({ length: SHOPS }, (_, index) => ({ shopId: FIRST_SHOP + index })),
  );
  await insertRange(db, 0, rows, start, Math.floor(86_400_000 / rows));
  await db.write.execute(sql`analyze transactions`);
}

async function insertRange(
  db: Database,
  from: number,
  to: number,
  start: Temporal.Instant,
  stepMs: number,
): Promise<void> {
  const at = sql.raw(`'${start.toString()}'::timestamptz + n::bigint * ${stepMs} * interval '1 millisecond'`);
  const uid = sql.raw(uidSql('n'));
  await db.write.execute(sql`
    insert into transaction_keys (uid, partition_at)
    select ${uid}, ${at} from generate_series(${sql.raw(String(from))}, ${sql.raw(String(to - 1))}) as n`);
  await db.write.execute(sql`
    insert into transactions (
      uid, partition_at, merchant_id, first_heard_at, changed_at, stamp, best_source, shop_id, type, status, code, message,
      amount_minor, currency, tracking_id, test, method_type, created_at, updated_at, card_bin, card_last4, card_brand,
      auth_code, rrn, gateway_id, customer_email, customer_phone)
    select ${uid}, ${at}, s.merchant_id, ${at}, ${at}, '1', 'look-up', s.id, 'payment',
      case when n % 5 = 0 then 'failed' else 'successful' end, case when n % 5 = 0 then 'F.0114' else 'S.0000' end, 'loaded',
      100 + (n::bigint * 37) % 50000, case when n % 10 = 0 then 'USD' else 'BYN' end, 'ORD-' || n, false, 'credit_card',
      ${at}, ${at}, '42' || lpad((n % 4999)::text, 4, '0'), lpad(((n::bigint * 7) % 10000)::text, 4, '0'), 'visa',
      lpad(((n::bigint * 6151) % 1000000)::text, 6, '0'),
      lpad(((n::bigint * 104729 + 100000000000) % 1000000000000)::text, 12, '0'),
      (n % ${sql.raw(String(TERMINALS))})::text, 'payer' || (n % 3000000) || '@mail.example', '+37529' || lpad(((n::bigint * 13) % 10000000)::text, 7, '0')
    from generate_series(${sql.raw(String(from))}, ${sql.raw(String(to - 1))}) as n
    join shops s on s.id = ${sql.raw(String(FIRST_SHOP))} + n % ${sql.raw(String(SHOPS))}`);
}
