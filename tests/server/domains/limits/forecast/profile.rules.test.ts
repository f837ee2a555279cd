import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../../../server/domains/limits/forecast/calendar.rules.ts';
import { emptyTurnover, historyOf } from '../../../../../server/domains/limits/forecast/history.rules.ts';
import { hourOf, localHours } from '../../../../../server/domains/limits/forecast/local-hours.rules.ts';
import { fitProfile } from '../../../../../server/domains/limits/forecast/profile.rules.ts';
import { madeTurnover, type Trade } from '../../../../support/made-turnover.ts';

const MONDAY = hourOf(Temporal.Instant.from('2026-03-01T22:00:00Z'));
const WEEKS = 12;
const COUNTED = { kind: 'month-amount', refunds: 'none', countsHolds: false } as const;

interface Given {
  holidays?: string[];
  withMonth?: boolean;
  stopped?: Float64Array;
}

function profileOf(trade: Partial<Trade> = {}, { holidays = [], withMonth = false, stopped }: Given = {}) {
  const length = WEEKS * 168;
  const made = { seed: 11, zone: 'Europe/Athens', firstHour: MONDAY, length, paymentsADay: 400, ...trade };
  const calendar = calendarOf(localHours(made.zone, made.firstHour, made.length + 24), holidays);
  const history = historyOf(madeTurnover(made), COUNTED, calendar, stopped);
  const profile = fitProfile(history, history.end, { withMonth });
  if (profile === undefined) throw new Error('nothing was paid');
  return profile;
}
const dayOf = ({ payments }: { payments: Float64Array }, weekday: number) =>
  payments.subarray(weekday * 24, (weekday + 1) * 24).reduce((sum, count) => sum + count, 0);

describe('the week of a limit', () => {
  test('each weekday and hour is what it usually was', () => {
    const profile = profileOf();

    expect(dayOf(profile, 1) / dayOf(profile, 6)).toBeCloseTo(1.12 / 0.68, 0);
    expect((profile.payments[19] ?? 0) / (profile.payments[2] ?? 1)).toBeGreaterThan(8);
    expect(profile.level).toBeCloseTo(1, 1);
    expect(profile.dispersion).toBeLessThan(1.6);
    expect(profile.isThin).toBe(false);
  });

  test('a last week of twice as much doubles the level', () => {
    const last = '2026-05-18';

    expect(profileOf({ dayFactor: ({ date }) => (date >= last ? 2 : 1) }).level).toBeGreaterThan(1.6);
  });

  test('days that differ from each other by more than chance widen it', () => {
    expect(profileOf({ dayDeviation: 0.3 }).dispersion).toBeGreaterThan(10);
  });

  test('the hour that the clock repeats counts for one', () => {
    const [usual, changed] = ['2026-09-07T21:00:00Z', '2026-08-10T21:00:00Z'].map((from) =>
      profileOf({ firstHour: hourOf(Temporal.Instant.from(from)), length: WEEKS * 168 }),
    );

    expect((changed?.payments[6 * 24 + 3] ?? 0) / (usual?.payments[6 * 24 + 3] ?? 1)).toBeCloseTo(1, 0);
  });

  test('holidays are learned, and never mistaken for an ordinary day', () => {
    const holidays = ['2026-03-25', '2026-04-13', '2026-05-01'];
    const quiet = profileOf({ dayFactor: ({ date }) => (holidays.includes(date) ? 0.1 : 1) }, { holidays });

    expect(quiet.holiday).toBeLessThan(0.6);
    expect(dayOf(quiet, 2) / dayOf(quiet, 6)).toBeCloseTo(1.1 / 0.68, 0);
  });

  test('the first days of a month are learned where that is asked', () => {
    const factor = { dayFactor: ({ dayOfMonth }: { dayOfMonth: number }) => (dayOfMonth <= 5 ? 2 : 1) };

    const { month } = profileOf(factor, { withMonth: true });

    expect((month[0] ?? 0) / (month[1] ?? 1)).toBeGreaterThan(1.5);
  });

  test('hours in which a limit let nothing through say nothing of the week or its level', () => {
    const shut = ({ date }: { date: string }) => date >= '2026-05-11';
    const stopped = Float64Array.from({ length: WEEKS * 168 }, (_, at) => Number(at >= 10 * 168));
    const trade = { dayFactor: (day: { date: string }) => (shut(day) ? 0 : 1) };

    const usual = profileOf();
    expect(profileOf(trade).level).toBeLessThan(0.5);
    expect(profileOf(trade, { stopped }).level).toBeCloseTo(usual.level, 1);
    expect(dayOf(profileOf(trade, { stopped }), 1) / dayOf(usual, 1)).toBeCloseTo(1, 1);
  });

  test('an hour of the week that a limit always stopped is taken for that hour of the other days', () => {
    const stopped = Float64Array.from({ length: WEEKS * 168 }, (_, at) => Number(at % 168 >= 4 * 24));

    const { payments } = profileOf({}, { stopped });

    expect((payments[6 * 24 + 12] ?? 0) / (payments[12] ?? 1)).toBeCloseTo(1, 0);
  });

  test('few payments a day, or a few that decide, are told apart', () => {
    expect(profileOf({ paymentsADay: 20 }).isThin).toBe(true);
    expect(profileOf({ logDeviation: 2 }).isThin).toBe(true);
  });

  test('of nothing there is no profile', () => {
    const calendar = calendarOf(localHours('UTC', MONDAY, 400), []);

    const history = historyOf(emptyTurnover(MONDAY, 300), COUNTED, calendar);

    expect(fitProfile(history, 300, { withMonth: false })).toBeUndefined();
  });
});
