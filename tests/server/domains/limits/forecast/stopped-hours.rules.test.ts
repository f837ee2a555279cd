import { describe, expect, test } from 'vitest';
import { localHours } from '../../../../../server/domains/limits/forecast/local-hours.rules.ts';
import {
  type CappedLimit,
  markStopped,
  resetsOf,
} from '../../../../../server/domains/limits/forecast/stopped-hours.rules.ts';

const DAYS = 61;
/** From 1 May on, in UTC: May and June. */
const HOURS = localHours('UTC', Temporal.Instant.from('2026-05-01T00:00:00Z').epochMilliseconds / 3_600_000, DAYS * 24);
const msOf = (date: string) => Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds;

const TERMS = { window: 'calendar', resetClock: '00:00', resetDay: 1 } as const;
type Given = Pick<CappedLimit, 'kind' | 'terms' | 'caps'>;
const month = (value: number, ...raises: CappedLimit['caps']): Given => ({
  kind: 'month-amount',
  terms: TERMS,
  caps: [{ fromMs: 0, value }, ...raises],
});

/** Ten an hour, but nothing on the days said. */
const tens = (isShut: (day: number) => boolean) =>
  Float64Array.from({ length: DAYS * 24 }, (_, at) => (isShut(Math.floor(at / 24)) ? 0 : 10));

/** The days, from 0, of which some hour is marked, as `first-last`. */
function stoppedDays(used: Float64Array, limit: Given): string {
  const stopped = new Float64Array(used.length);
  markStopped(stopped, used, { ...limit, firstHour: HOURS.firstHour, resets: resetsOf(HOURS, limit) });
  const marked = [...stopped.keys()].filter((at) => stopped[at] === 1).map((at) => Math.floor(at / 24));
  return marked.length === 0 ? 'none' : `${marked[0]}-${marked.at(-1)}`;
}

describe('hours in which a limit let nothing through', () => {
  test('are those from where a month’s cap was reached to the end of the month', () => {
    const used = tens((day) => day >= 20 && day <= 30);

    expect(stoppedDays(used, month(20 * 240))).toBe('19-30');
  });

  test('end with a raise in the middle of the month', () => {
    const used = tens((day) => day >= 20 && day < 25);

    expect(stoppedDays(used, month(20 * 240, { fromMs: msOf('2026-05-26'), value: 1_000_000 }))).toBe('19-24');
  });

  test('last to now where the cap of the running month is reached', () => {
    const used = tens((day) => day >= 45);

    expect(stoppedDays(used, month(14 * 240))).toBe('44-60');
  });

  test('are none where payments went on beyond the cap, or to just about it at their usual pace', () => {
    const used = tens(() => false);

    expect(stoppedDays(used, month(20 * 240))).toBe('none');
    expect(stoppedDays(used, month(31 * 240))).toBe('none');
    expect(stoppedDays(used, month(40 * 240))).toBe('none');
  });

  test('are those of each day on which a day’s cap was reached', () => {
    const used = tens(() => false).map((amount, at) => (at % 24 >= 12 && Math.floor(at / 24) === 3 ? 0 : amount));

    expect(stoppedDays(used, { kind: 'day-amount', terms: TERMS, caps: [{ fromMs: 0, value: 120 }] })).toBe('3-3');
  });

  test('are those of a rolling window in which no more passes than leaves it', () => {
    const used = tens(() => false).map((amount, at) => (at % 24 >= 12 && Math.floor(at / 24) > 3 ? 0 : amount));

    const rolling = { kind: 'day-amount', terms: { ...TERMS, window: 'rolling' } } as const;
    expect(stoppedDays(used, { ...rolling, caps: [{ fromMs: 0, value: 120 }] })).toBe('0-60');
    expect(stoppedDays(used, { ...rolling, caps: [{ fromMs: 0, value: 250 }] })).toBe('none');
  });
});
