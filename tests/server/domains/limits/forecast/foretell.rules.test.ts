import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foretell } from '../../../../../server/domains/limits/forecast/foretell.rules.ts';
import { hitAfter, type MadeOutlook, madeOutlook, WEDNESDAY } from '../../../../support/made-outlook.ts';

const MEAN = 5000;
const msOf = (text: string | null) =>
  text === null ? Number.POSITIVE_INFINITY : Temporal.Instant.from(text).epochMilliseconds;

describe('series whose truth is known', () => {
  const SERIES = 40;

  test.each([
    ['few payments a day', { paymentsADay: 12 }],
    ['few payments and uneven days', { paymentsADay: 25, dayDeviation: 0.2 }],
    ['many', { paymentsADay: 80 }],
    ['many, and uneven days', { paymentsADay: 200, dayDeviation: 0.2 }],
    ['a few that decide', { paymentsADay: 40, logDeviation: 1.8 }],
  ])('four of five are used up between the 10th and the 90th percentile: %s', (_, trade) => {
    const told = Array.from({ length: SERIES }, (_item, series) => {
      const outlook = madeOutlook({ ...trade, seed: 1000 + series * 17, room: trade.paymentsADay * MEAN * 10 });
      const { p10, p90 } = foretell(outlook);
      const hit = hitAfter(outlook);
      return { isWithin: msOf(p10) < hit && hit <= msOf(p90), isEarly: hit <= msOf(p10) };
    });

    const within = told.filter(({ isWithin }) => isWithin).length / SERIES;
    expect(within).toBeGreaterThan(0.66);
    expect(within).toBeLessThan(0.96);
    expect(told.filter(({ isEarly }) => isEarly).length / SERIES).toBeLessThan(0.22);
  });
});

describe('what is always true', () => {
  const anyTrade = fc.record<MadeOutlook>({
    seed: fc.integer({ min: 1, max: 40 }),
    paymentsADay: fc.constantFrom(5, 28, 60, 300),
    room: fc.integer({ min: 1, max: 40 }).map((days) => days * 200_000),
    kind: fc.constantFrom('day-amount', 'month-amount', 'month-count'),
    bankOpensAt: fc.constantFrom('2026-06-11T07:00:00Z', '2026-06-15T07:00:00Z', '2026-07-06T07:00:00Z'),
    terms: fc.constantFrom({}, { window: 'rolling' as const }),
  });

  test('a chance is a chance, a higher cap never makes it greater, and percentiles come in order', () => {
    fc.assert(
      fc.property(anyTrade, fc.integer({ min: 1, max: 1_000_000 }), (made, more) => {
        const [lower, higher] = [made.room, made.room + more].map((room) => foretell(madeOutlook({ ...made, room })));

        if (lower === undefined || higher === undefined) throw new Error('no forecast');
        for (const chance of [lower.pBeforeReset, lower.pBeforeBankOpens]) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
        expect(higher.pBeforeReset).toBeLessThanOrEqual(lower.pBeforeReset + 1e-6);
        expect(higher.pBeforeBankOpens).toBeLessThanOrEqual(lower.pBeforeBankOpens + 1e-6);
        expect(msOf(lower.p10)).toBeLessThanOrEqual(msOf(lower.p50));
        expect(msOf(lower.p50)).toBeLessThanOrEqual(msOf(lower.p90));
        expect(lower.curve.length).toBeLessThan(110);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is foretold', () => {
  test('what is used up already was so at once', () => {
    const outlook = madeOutlook({ room: 0, used: 10_000_000 });

    expect(foretell(outlook)).toMatchObject({ p10: WEDNESDAY.toString(), pBeforeReset: 1, pBeforeBankOpens: 1 });
  });

  test('a day’s limit may be reached on any of the days before the bank opens', () => {
    const room = 200 * MEAN * 1.3;
    const tomorrow = foretell(
      madeOutlook({ kind: 'day-amount', room, used: 0, dayDeviation: 0.15, bankOpensAt: '2026-06-11T07:00:00Z' }),
    );
    const monday = foretell(
      madeOutlook({ kind: 'day-amount', room, used: 0, dayDeviation: 0.15, bankOpensAt: '2026-06-15T07:00:00Z' }),
    );

    expect(monday.pBeforeBankOpens).toBeGreaterThan(tomorrow.pBeforeBankOpens + 0.05);
  });

  test('a raise that will hold in time is counted on', () => {
    const outlook = madeOutlook({ room: 200 * MEAN * 8 });
    const friday = Temporal.Instant.from('2026-06-12T00:00:00Z').epochMilliseconds;
    const caps = [...outlook.caps, { fromMs: friday, value: 200 * MEAN * 40 }];

    expect(foretell(outlook).pBeforeReset).toBeGreaterThan(0.99);
    expect(foretell({ ...outlook, caps }).pBeforeReset).toBeLessThan(0.01);
  });

  test('a band of what is used widens when it will be used up', () => {
    const outlook = madeOutlook({ room: 200 * MEAN * 8 });
    const width = ({ p10, p90 }: ReturnType<typeof foretell>) => msOf(p90) - msOf(p10);
    const used = { low: 0, likely: 0, high: 200 * MEAN * 6 };

    expect(width(foretell({ ...outlook, used }))).toBeGreaterThan(1.5 * width(foretell(outlook)));
  });

  test('the curve leads from what is used to what will be', () => {
    const { curve } = foretell(madeOutlook({ room: 200 * MEAN * 30, used: 7_000_000 }));
    const now = curve.findLast(({ isForetold }) => !isForetold);
    const toCome = curve.filter(({ isForetold }) => isForetold);

    expect(now).toMatchObject({ at: WEDNESDAY.toString(), middle: 7_000_000 });
    expect(toCome.at(-1)?.at).toBe('2026-06-30T22:00:00Z');
    expect(toCome.every(({ low, middle, high }) => low <= middle && middle <= high)).toBe(true);
    expect(toCome.at(-1)?.middle).toBeGreaterThan(toCome[0]?.middle ?? 0);
  });

  test('what a bank would be asked for covers the next month in 95 of 100', () => {
    const outlook = madeOutlook({ room: 1, dayDeviation: 0.1 });
    const month = outlook.came.reduce((sum, amount) => sum + amount, 0);

    expect(foretell(outlook).monthP95).toBeGreaterThan(month * 0.95);
    expect(foretell(outlook).monthP95).toBeLessThan(month * 1.4);
  });
});
