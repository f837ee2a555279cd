import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeOf, evidenceOf, neededNats } from '../../../../../server/domains/incidents/detection/evidence.rules.ts';
import { calmSince } from '../../../../../server/domains/incidents/detection/recovery.rules.ts';
import { drawer, minuteOf } from './made-series.ts';

const NORM = { declined: 0.16, failed: 0.006, dispersion: 1.2, weight: 20_000 };
const quiet = (draw: () => number, minutes: number, attempts = 6) =>
  Array.from({ length: minutes }, () => minuteOf(draw, attempts, 0.155, 0.006));
const broken = (draw: () => number, minutes: number, attempts = 6) =>
  Array.from({ length: minutes }, () => minuteOf(draw, attempts, 0.16, 0.65));

test('a hundred quiet weeks of a series ring less often than the bound allows', () => {
  const needed = neededNats(1, 1);
  let alarms = 0;
  for (let week = 0; week < 100; week += 1) {
    const draw = drawer(week);
    // Every sixth hour, as long as its window: what the week would have shown there.
    for (let look = 0; look < 28; look += 1) if (evidenceOf(quiet(draw, 60), NORM).nats >= needed) alarms += 1;
  }

  expect(alarms).toBeLessThanOrEqual(2);
});

test('an acquirer that fails at once is seen within six minutes, and since when is told to the minute or two', () => {
  const needed = neededNats(5, 0.3);
  for (let seed = 0; seed < 40; seed += 1) {
    const draw = drawer(1000 + seed);
    const minutes = [...quiet(draw, 54), ...broken(draw, 6)];

    const found = evidenceOf(minutes, NORM);

    expect(found.nats).toBeGreaterThan(needed);
    expect(found.outcome).toBe('failed');
    expect(Math.abs(found.since - 54)).toBeLessThanOrEqual(2);
  }
});

test('more watched series and fewer alarms allowed ask for more evidence', () => {
  expect(neededNats(100, 1)).toBeGreaterThan(neededNats(10, 1));
  expect(neededNats(10, 0.1)).toBeGreaterThan(neededNats(10, 1));
});

test('what is little known may be further from its norm before it counts', () => {
  expect(edgeOf(0.15, 0.06, 0)).toBeGreaterThan(edgeOf(0.15, 0.06, 100_000));
  fc.assert(
    fc.property(fc.float({ min: 0, max: 1, noNaN: true }), fc.nat(1e6), (rate, weight) => {
      expect(edgeOf(rate, 0.06, weight)).toBeLessThanOrEqual(0.9);
    }),
  );
});

test('one more declined payment never makes a series look healthier', () => {
  const Minute = fc
    .record({ attempts: fc.integer({ min: 1, max: 8 }), declined: fc.nat(8) })
    .map(({ attempts, declined }) => ({
      attempts,
      declined: Math.min(attempts, declined),
      failed: 0,
    }));
  fc.assert(
    fc.property(fc.array(Minute, { minLength: 5, maxLength: 60 }), fc.nat(59), (minutes, at) => {
      const worse = minutes.map((minute, position) =>
        position === at % minutes.length ? { ...minute, declined: minute.attempts } : minute,
      );
      expect(evidenceOf(worse, NORM).nats).toBeGreaterThanOrEqual(evidenceOf(minutes, NORM).nats - 1e-9);
    }),
  );
});

test('no payments say nothing, and very many overflow nothing', () => {
  const silent = Array.from({ length: 60 }, () => ({ attempts: 0, declined: 0, failed: 0 }));
  expect(evidenceOf(silent, NORM).nats).toBeLessThan(neededNats(1, 1));

  const flood = Array.from({ length: 60 }, () => ({ attempts: 1e6, declined: 1e6, failed: 1e6 }));
  expect(Number.isFinite(evidenceOf(flood, NORM).nats)).toBe(true);
});

test('calm is called since the payments are as usual again, never while they are broken or silent', () => {
  const draw = drawer(7);
  const was = { outcome: 'failed' as const, rate: 0.65, expected: 0.006 };

  const since = calmSince([...quiet(draw, 30), ...broken(draw, 20), ...quiet(draw, 10)], was);

  expect(since).toBeGreaterThanOrEqual(49);
  expect(since).toBeLessThanOrEqual(53);
  expect(calmSince([...quiet(draw, 40), ...broken(draw, 20)], was)).toBeUndefined();
  expect(
    calmSince(
      Array.from({ length: 60 }, () => ({ attempts: 0, declined: 0, failed: 0 })),
      was,
    ),
  ).toBeUndefined();
});
