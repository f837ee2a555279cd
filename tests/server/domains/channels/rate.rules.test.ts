import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayLeaveAt, secondsToRetry, withOneMore } from '../../../../server/domains/channels/rate.rules.ts';

test('never more than so many leave within any stretch of that length, and none waits longer than it must', () => {
  const rate = fc.record({ most: fc.integer({ min: 1, max: 5 }), withinMs: fc.integer({ min: 1, max: 1000 }) });

  fc.assert(
    fc.property(rate, fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (given, gaps) => {
      let [now, departures] = [0, [] as readonly number[]];
      const left: number[] = [];
      for (const gap of gaps) {
        now = mayLeaveAt(departures, given, now + gap);
        departures = withOneMore(departures, given, now);
        left.push(now);
      }
      for (const [place, at] of left.entries()) {
        const before = left[place - given.most];
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(given.withinMs);
      }
      expect(departures.length).toBeLessThanOrEqual(given.most);
    }),
  );
});

test('a retry waits as long as it was asked to, longer each time, and not for ever', () => {
  expect([1, 2, 3, 20].map((attempts) => secondsToRetry(attempts, undefined))).toEqual([2, 4, 8, 300]);
  expect(secondsToRetry(1, 17)).toBe(17);
  expect(secondsToRetry(9, 17)).toBe(300);
});
