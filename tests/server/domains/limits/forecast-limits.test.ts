import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { ForecastError, LimitForecast } from '../../../../server/domains/limits/contract.ts';
import { hourOf } from '../../../../server/domains/limits/forecast/local-hours.rules.ts';
import { forecastLimits } from '../../../../server/domains/limits/forecast-limits.ts';
import { listUsagesAt } from '../../../../server/domains/limits/queries/usages-at.ts';
import { limitForecasts, limits, limitVersions } from '../../../../server/domains/limits/tables.ts';
import { transactionDays, transactionHours } from '../../../../server/domains/transactions/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type LimitId, TerminalId } from '../../../../server/kernel/ids.ts';
import { TERMS } from '../../../support/back-test.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { enterTrade, makeBank, makeLimit, usesTerminal } from '../../../support/made-limits.ts';

const db = await freshDatabase();
/** Friday afternoon in Warsaw. */
const FRIDAY = Temporal.Instant.from('2026-06-19T13:20:00Z');
const trade = (weeks = 12) => ({
  seed: 5,
  zone: 'Europe/Warsaw',
  firstHour: hourOf(FRIDAY) - weeks * 168,
  length: weeks * 168 + 1,
  paymentsADay: 200,
});
const forecast = (at = FRIDAY) => forecastLimits(testContext(db, { clock: clockAt(at) }));

async function kept(id: LimitId) {
  const [row] = await db.read.select().from(limitForecasts).where(eq(limitForecasts.limitId, id));
  if (row === undefined) throw new Error('no forecast was kept');
  return { ...row, forecast: row.forecast === null ? null : LimitForecast.parse(JSON.parse(row.forecast)) };
}

await makeBank(db, ['t1']);
beforeEach(async () => {
  await db.write.delete(limits);
  for (const table of [transactionHours, transactionDays]) await db.write.delete(table);
});

describe('forecasts of limits', () => {
  test('a limit that will be used up on Sunday is foretold on Friday, for the time before the bank opens', async () => {
    await enterTrade(db, trade(), { gateway: 't1', shop: 7 });
    const probe = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });
    await forecast();
    const { usedHigh } = await kept(probe);
    await db.write.update(limitVersions).set({ value: usedHigh + 2 * 200 * 5000 });

    await forecast();

    const row = await kept(probe);
    expect(row.forecast?.bankOpensAt).toBe('2026-06-22T07:00:00Z');
    expect(row.forecast?.pBeforeBankOpens).toBeGreaterThan(0.8);
    expect(row.p50?.toString().slice(0, 10)).toBe('2026-06-21');
    expect(ForecastError.parse(JSON.parse(row.error ?? '')).wape).toBeLessThan(0.4);
  });

  test('what was used is the sum since the window began', async () => {
    await enterTrade(db, trade(), { gateway: 't1', shop: 7 });
    const month = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });
    const count = await makeLimit(db, { terminalId: 't1', value: 1_000_000, kind: 'day-count' });

    await forecast();

    const hours = await db.read.select().from(transactionHours);
    const since = (from: string) =>
      hours.filter(({ hour }) => Temporal.Instant.compare(hour, Temporal.Instant.from(from)) >= 0);
    const sum = since('2026-05-31T22:00:00Z').reduce((all, { amountMinor }) => all + amountMinor, 0);
    const number = since('2026-06-18T22:00:00Z').reduce((all, { payments }) => all + payments, 0);
    expect(await kept(month)).toMatchObject({ usedLow: sum, usedHigh: sum });
    expect(await kept(count)).toMatchObject({ usedLow: number, usedHigh: number });
  });

  test('payments of which no source named the terminal widen it to a band', async () => {
    await enterTrade(db, trade(), { gateway: 't1', shop: 7 });
    await enterTrade(db, { ...trade(), seed: 6, paymentsADay: 20 }, { gateway: '', shop: 7 });
    const id = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });

    await forecast();

    const { usedLow, usedLikely, usedHigh } = await kept(id);
    expect(usedLikely).toBeGreaterThanOrEqual(usedLow);
    expect(usedLikely).toBeLessThanOrEqual(usedHigh);
    expect(usedHigh / usedLow).toBeGreaterThan(1.05);
    expect(usedHigh / usedLow).toBeLessThan(1.15);
  });

  test('the roll-up in one statement and the statement of moments say the same', async () => {
    await enterTrade(db, { ...trade(), refunded: 0.1 }, { gateway: 't1', shop: 7 });
    await enterTrade(db, { ...trade(), seed: 6, paymentsADay: 20 }, { gateway: '', shop: 7 });
    await usesTerminal(db, 't1', 7);
    const terms = { ...TERMS, refunds: 'subtract' as const };
    const id = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000, terms });
    const at = FRIDAY.round({ smallestUnit: 'hour', roundingMode: 'ceil' });

    await forecast(at);
    const limit = { terminalId: TerminalId.parse('t1'), currency: 'BYN', kind: 'month-amount' as const, terms };
    const used = await listUsagesAt(db.read, [{ key: 'a', limit, at }]);

    const { usedLow, usedHigh } = await kept(id);
    expect(used.get('a')).toMatchObject({ low: usedLow, high: usedHigh });
  });

  test('a rolling window is foretold too, and has no end', async () => {
    await enterTrade(db, trade(), { gateway: 't1', shop: 7 });
    const id = await makeLimit(db, {
      terminalId: 't1',
      value: 1_600_000,
      kind: 'day-amount',
      terms: { window: 'rolling' },
    });

    await forecast();

    const row = await kept(id);
    expect(row.windowEnd).toBeNull();
    expect(row.forecast?.pBeforeReset).toBeLessThan(0.5);
  });

  test.each([
    ['nothing was paid', 0, 'nothing-paid'],
    ['there are under four weeks', 3, 'too-little-history'],
    ['there are four', 4, null],
  ])('when %s the page is told', async (_, weeks, hidden) => {
    if (weeks > 0) await enterTrade(db, trade(weeks), { gateway: 't1', shop: 7 });
    const id = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });

    await forecast();

    const row = await kept(id);
    expect(row.hidden).toBe(hidden);
    expect(row.forecast === null).toBe(hidden !== null);
  });

  test('a month that stopped at its cap is no measure of the next', async () => {
    const at = Temporal.Instant.from('2026-06-03T13:20:00Z');
    const sold = { ...trade(), firstHour: hourOf(at) - 12 * 168 };
    await enterTrade(db, sold, { gateway: 't1', shop: 7 });
    const id = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });
    const foretold = async () => {
      await db.write.delete(limitForecasts);
      await forecast(at);
      return (await kept(id)).forecast?.monthP95 ?? 0;
    };
    const unstopped = await foretold();
    const [may, reached, june] = ['2026-04-30T22:00:00Z', '2026-05-18T00:00:00Z', '2026-05-31T22:00:00Z'];
    await db.write.execute(sql`delete from ${transactionHours} where hour >= ${reached} and hour < ${june}`);
    const ofMay = (await db.read.select().from(transactionHours)).filter(
      ({ hour }) => Temporal.Instant.compare(hour, may) >= 0 && Temporal.Instant.compare(hour, june) < 0,
    );
    const value = ofMay.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

    expect((await foretold()) / unstopped).toBeLessThan(0.9);
    await db.write.update(limitVersions).set({ value, validTo: Temporal.Instant.from(june) });
    const [version] = await db.read.select().from(limitVersions);
    if (version === undefined) throw new Error('no version');
    const raised = { value: 1_000_000_000, validFrom: Temporal.Instant.from(june), validTo: null };
    await db.write.insert(limitVersions).values({ ...version, ...raised });

    expect((await foretold()) / unstopped).toBeGreaterThan(0.95);
  });

  test('a limit on one payment has no window', async () => {
    const id = await makeLimit(db, { terminalId: 't1', value: 500_000, kind: 'single-amount' });

    await forecast();

    expect(await kept(id)).toMatchObject({ hidden: 'no-window', windowStart: null, usedHigh: 0 });
  });

  test('what was counted minutes ago is counted again only with another value or window', async () => {
    await enterTrade(db, trade(), { gateway: 't1', shop: 7 });
    await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });
    expect(await forecast()).toBe(1);

    expect(await forecast(FRIDAY.add({ minutes: 2 }))).toBe(0);
    expect(await forecast(FRIDAY.add({ minutes: 5 }))).toBe(1);

    await db.write.update(limitVersions).set({ value: 2_000_000_000 });
    expect(await forecast(FRIDAY.add({ minutes: 6 }))).toBe(1);
  });

  test('twelve weeks are looked at and no more', async () => {
    await enterTrade(db, { ...trade(20), length: 8 * 168 }, { gateway: 't1', shop: 7 });
    const id = await makeLimit(db, { terminalId: 't1', value: 1_000_000_000 });

    await forecast();

    expect((await kept(id)).hidden).toBe('nothing-paid');
  });
});
