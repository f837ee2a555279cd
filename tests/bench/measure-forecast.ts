import { sql } from 'drizzle-orm';
import { forecastLimits } from '../../server/domains/limits/index.ts';
import { limits, limitVersions } from '../../server/domains/limits/tables.ts';
import { transactionDays, transactionHours } from '../../server/domains/transactions/tables.ts';
import { makeBank } from '../support/made-limits.ts';
import type { Stage } from './bench-stage.ts';
import type { Figure } from './report.ts';
import type { Sizes } from './sizes.ts';

const WANTED_SECONDS = 5;
const KINDS_A_TERMINAL = 5;
const HOURS = 12 * 168;
const FRESH_MINUTES = 5;

/** All limits counted and forecast: the first time of a day, when the weeks that are over are judged too, and five minutes later. */
export async function measureForecast(stage: Stage, sizes: Sizes, now: Temporal.Instant): Promise<Figure[]> {
  const terminals = Math.ceil(sizes.limits / KINDS_A_TERMINAL);
  await fill(stage, terminals, now);
  const first = await timed(stage, now);
  const again = await timed(stage, now.add({ minutes: FRESH_MINUTES, seconds: 1 }));
  return [
    figureOf('forecast the first time of a day, with the error of four weeks', first),
    figureOf('forecast five minutes later, written', again),
  ];
}

interface Timed {
  count: number;
  seconds: number;
}

async function timed(stage: Stage, at: Temporal.Instant): Promise<Timed> {
  const started = performance.now();
  const count = await forecastLimits(stage.contextAt(at));
  return { count, seconds: (performance.now() - started) / 1000 };
}

const figureOf = (what: string, { count, seconds }: Timed): Figure => ({
  what: `${count} limits ${what}`,
  value: `${seconds.toFixed(2)} s`,
  target: `≤ ${WANTED_SECONDS} s`,
  held: seconds <= WANTED_SECONDS,
});

/** Two shops a terminal, a third of the terminals with few payments, a tenth of the hours of a terminal that no source named. */
async function fill({ db }: Stage, count: number, now: Temporal.Instant): Promise<void> {
  const first = now.subtract({ hours: HOURS }).round({ smallestUnit: 'hour', roundingMode: 'ceil' }).toString();
  const range = (to: number) => sql.raw(`generate_series(1, ${to})`);
  await makeBank(
    db,
    Array.from({ length: count }, (_, n) => `bench-${n + 1}`),
  );
  await db.write.execute(sql`
    insert into ${transactionHours} (hour, gateway_id, shop_id, method_type, type, status, code, currency, test, payments, amount_minor,
      amount_squares, greatest_minor)
    select ${first}::timestamptz + h * interval '1 hour', case when (h + t) % 10 = 0 then '' else 'bench-' || t end, 2 * t + s,
      'credit_card', 'payment', 'successful', '', 'BYN', false, n, n * 4000 + h % 300, n * 4000.0 * 4000 * 1.8, 20000
    from ${range(count)} t, generate_series(0, 1) s, generate_series(0, ${sql.raw(String(HOURS - 1))}) h,
      lateral (select (case when t % 3 = 0 then 0.3 else 6 end * (1 + sin(h / 3.82)) + (h * 7 + t + s) % 3)::int as n) amount
    where n > 0`);
  await db.write.execute(sql`
    insert into ${transactionDays} (day, gateway_id, shop_id, currency, type, payments, amount_minor)
    select date_trunc('day', hour, 'UTC'), gateway_id, case when gateway_id = '' then shop_id else 0 end, currency, type, sum(payments),
      sum(amount_minor)
    from ${transactionHours} group by 1, 2, 3, 4, 5`);
  await db.write.execute(sql`
    insert into ${limits} (id, terminal_id, kind, currency, created_at)
    select gen_random_uuid(), 'bench-' || t, kind, 'BYN', now() from ${range(count)} t,
      unnest(array['single-amount', 'day-amount', 'day-count', 'month-amount', 'month-count']) kind`);
  await db.write.execute(sql`
    insert into ${limitVersions} (limit_id, valid_from, value, "window", zone, reset_clock, reset_day, refunds, counts_holds, document,
      agreed_by, entered_at)
    select id, '2020-01-01', case when kind like '%-count' then 9000 else 40000000 end, 'calendar', 'Europe/Minsk', '00:00', 1, 'none',
      false, '', '', now() from ${limits}`);
  await db.write.execute(sql`analyze ${transactionHours}`);
}
