import { sql } from 'drizzle-orm';
import { terminals } from '../../server/domains/acquirers/tables.ts';
import { pasteReport } from '../../server/domains/cms-modules/index.ts';
import {
  deliveryAttempts,
  deliveryEndpoints,
  deliverySigns,
  logOrigins,
  shopLogOrigins,
  shopNotifications,
} from '../../server/domains/deliveries/tables.ts';
import { incidents, works } from '../../server/domains/incidents/tables.ts';
import { limits, limitVersions, terminalShops } from '../../server/domains/limits/tables.ts';
import { transactionDays, transactionHours, transactions } from '../../server/domains/transactions/tables.ts';
import { ShopId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';
import type { Database } from '../../server/platform/db.ts';
import { makeBank } from '../support/made-limits.ts';
import { REPORTS } from '../support/module-reports.ts';
import { loaded } from './load-transactions.ts';

const TERMINALS = 30;
const A_BANK = 6;
const SHOPS = 200;
const WEEKS = 12;
/** Of so many payments one after another two have a logged notification. */
const A_TOLD_PAIR = 20;
const PAST_INCIDENTS = 400;

/** A payment that has something of everything: one that its shop was told of, every other one declined. */
export const knownOfAll = (place: number, rows: number): string => {
  const pairs = Math.floor(rows / A_TOLD_PAIR);
  return loaded.uid((place % pairs) * A_TOLD_PAIR + (place % 2));
};

/**
 * What the other domains know of the payments that `loadTransactions` made: banks with five limits a terminal and twelve weeks of counted
 * hours, a tenth of them without a terminal; a log of notifications; a pasted report of each shop; incidents and works, over now and past.
 */
export async function loadFacts(db: Database, ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  for (let first = 0; first < TERMINALS; first += A_BANK)
    await makeBank(
      db,
      Array.from({ length: A_BANK }, (_, n) => String(first + n)),
    );
  await loadLimits(db, now);
  await loadAttempts(db, now);
  await loadIncidents(db, now);
  const texts = Object.values(REPORTS);
  for (let shop = 0; shop < SHOPS; shop += 1)
    await pasteReport(ctx, { shopId: ShopId.parse(loaded.shop(shop)), text: texts[shop % texts.length] ?? '' });
}

const number = (value: number) => sql.raw(String(value));

async function loadLimits(db: Database, now: Temporal.Instant): Promise<void> {
  const since = now.subtract({ hours: WEEKS * 168 }).toString();
  await db.write.execute(sql`
    insert into ${transactionHours} (hour, gateway_id, shop_id, method_type, type, status, code, currency, test, payments, amount_minor,
      amount_squares, greatest_minor)
    select date_trunc('hour', partition_at), case when extract(hour from partition_at) in (4, 14) then '' else gateway_id end, shop_id, method_type, type, status, code, currency, test, count(*),
      sum(amount_minor), sum(amount_minor::float8 * amount_minor), max(amount_minor)
    from ${transactions} where partition_at >= date_trunc('hour', ${since}::timestamptz) group by 1, 2, 3, 4, 5, 6, 7, 8, 9`);
  await db.write.execute(sql`
    insert into ${transactionDays} (day, gateway_id, shop_id, currency, type, payments, amount_minor)
    select date_trunc('day', hour, 'UTC'), gateway_id, case when gateway_id = '' then shop_id else 0 end, currency, type, sum(payments),
      sum(amount_minor)
    from ${transactionHours} where status = 'successful' group by 1, 2, 3, 4, 5`);
  await db.write.execute(sql`
    insert into ${terminalShops} (terminal_id, shop_id, currency, first_seen_at, last_seen_at)
    select gateway_id, shop_id, currency, min(hour), max(hour) from ${transactionHours} where gateway_id <> '' group by 1, 2, 3`);
  await db.write.execute(sql`
    insert into ${limits} (id, terminal_id, kind, currency, created_at)
    select gen_random_uuid(), id, kind, 'BYN', now() from ${terminals},
      unnest(array['single-amount', 'day-amount', 'day-count', 'month-amount', 'month-count']) kind`);
  await db.write.execute(sql`
    insert into ${limitVersions} (limit_id, valid_from, value, "window", zone, reset_clock, reset_day, refunds, counts_holds, document,
      agreed_by, entered_at)
    select id, '2020-01-01', 40000000, 'calendar', 'Europe/Minsk', '00:00', 1, 'none', false, '', '', now() from ${limits}`);
  await db.write.execute(
    sql`analyze ${transactionHours}, ${transactionDays}, ${terminalShops}, ${limits}, ${limitVersions}`,
  );
}

async function loadAttempts(db: Database, now: Temporal.Instant): Promise<void> {
  await db.write.execute(sql`
    insert into ${deliveryEndpoints} (id, shop_id, merchant_id, address, is_secure, health, since, recent_accepted, recent_failed, first_at,
      last_at, last_accepted_at, judge_at)
    select gen_random_uuid(), id, merchant_id, 'shop-' || id || '.example/wc-api/begateway', true, 'healthy',
      '2020-01-01', 90, 10, '2020-01-01', ${now.toString()}, ${now.toString()}, '2100-01-01'
    from shops`);
  await db.write.execute(sql`
    insert into ${logOrigins} (origin, heard_until, judged_until) values ('file', ${now.toString()}, ${now.toString()})`);
  await db.write.execute(sql`
    insert into ${shopLogOrigins} (shop_id, origin, first_at, last_at) select id, 'file', '2020-01-01', ${now.toString()} from shops`);
  await db.write.execute(sql`
    insert into ${deliverySigns} (shop_id, source, at, class, http_status) select id, 'probe', ${now.toString()}, 'sent-ok', 200 from shops`);
  await db.write.execute(sql`
    insert into ${deliveryAttempts} (id, event_id, n, uid, shop_id, endpoint_id, service, trigger, at, url, class, http_status,
      resolved_address, dns_ms, connect_ms, tls_ms, first_byte_ms, total_ms, request_headers, request_body, response_headers,
      response_body, received_at)
    select gen_random_uuid(), 'bench-' || t.n, attempt, t.uid, t.shop_id, e.id, 'cards', 'auto', t.partition_at + attempt * interval '1 minute',
      'https://' || e.address, case when attempt = 1 then 'server-error' else 'sent-ok' end, case when attempt = 1 then 500 else 200 end,
      '203.0.113.9', 2, 9, 22, 140, 141, '{"content-type":"application/json"}', repeat('{"words":"of a notification"} ', 8),
      '{"content-type":"text/plain"}', 'OK', t.partition_at
    from (
      select uid, partition_at, shop_id, substring(tracking_id from 5) as n from ${transactions}
      where substring(tracking_id from 5)::bigint % ${number(A_TOLD_PAIR)} < 2
    ) t
    join ${deliveryEndpoints} e on e.shop_id = t.shop_id
    cross join generate_series(1, 2) attempt`);
  await db.write.execute(sql`
    insert into ${shopNotifications} (event_id, uid, shop_id, endpoint_id, service, state, attempts, first_at, last_at, last_class,
      last_http_status, accepted_at)
    select event_id, uid, shop_id, endpoint_id, service, 'accepted', 2, at - interval '1 minute', at, class, 200, at
    from ${deliveryAttempts} where n = 2`);
  await db.write.execute(
    sql`analyze ${deliveryEndpoints}, ${logOrigins}, ${shopLogOrigins}, ${deliverySigns}, ${deliveryAttempts}, ${shopNotifications}`,
  );
}

/** One that lasts over every bank and over a tenth of the terminals, and years of past ones. */
async function loadIncidents(db: Database, now: Temporal.Instant): Promise<void> {
  await db.write.execute(sql`
    insert into ${incidents} (id, scope_kind, scope_id, scope_name, state, severity, outcome, started_at, detected_at, resolved_at, is_public,
      is_pace_automatic, revision)
    select gen_random_uuid(), 'gateway', (n % ${number(TERMINALS)})::text, 'bench', 'resolved', 'major', 'declined',
      ${now.toString()}::timestamptz - n * interval '1 day', ${now.toString()}::timestamptz - n * interval '1 day',
      ${now.toString()}::timestamptz - n * interval '1 day' + interval '20 hours', false, true, 1
    from generate_series(1, ${number(PAST_INCIDENTS)}) n
    union all
    select gen_random_uuid(), 'gateway', n::text, 'bench', 'investigating', 'major', 'declined', '2020-01-01', '2020-01-01', null, false, true, 1
    from generate_series(0, 2) n`);
  await db.write.execute(sql`
    insert into ${works} (id, scope_kind, scope_id, scope_name, local_start, minutes, zone, start_at, end_at, ru, en, is_public, created_at,
      sequence)
    select gen_random_uuid(), 'acquirer', acquirer_id::text, 'bench', '2026-01-01T02:00', 120, 'Europe/Minsk',
      ${now.toString()}::timestamptz - n * interval '7 days', ${now.toString()}::timestamptz - n * interval '7 days' + interval '2 hours',
      'Работы банка.', 'Works of the bank.', true, now(), 0
    from ${terminals}, generate_series(1, 52) n`);
  await db.write.execute(sql`analyze ${incidents}, ${works}`);
}
