import { expect, test } from 'vitest';
import { aheadOf } from '../../../../../server/domains/limits/forecast/ahead.rules.ts';
import { chancesOf } from '../../../../../server/domains/limits/forecast/chances.rules.ts';
import { chancesOfPaths } from '../../../../../server/domains/limits/forecast/paths.rules.ts';
import { madeOutlook, WEDNESDAY } from '../../../../support/made-outlook.ts';

const fromMs = WEDNESDAY.epochMilliseconds;
function paths(room: number, seed: number, rollingMs?: number) {
  const { history, profile, caps } = madeOutlook({ room, dayDeviation: 0.1 });
  const ahead = aheadOf({ history, profile, fromMs, untilMs: fromMs + 12 * 86_400_000, used: 0, caps, rollingMs });
  return { told: chancesOfPaths({ history, profile, ahead, bandWidth: 0 }, seed), ahead, profile };
}

test('the same seed walks the same paths', () => {
  expect(paths(8_000_000, 4).told).toEqual(paths(8_000_000, 4).told);
  expect(paths(8_000_000, 4).told).not.toEqual(paths(8_000_000, 5).told);
});

test('where payments are many, paths and the normal approximation say the same', () => {
  const { told, ahead, profile } = paths(8_000_000, 4);
  const normal = chancesOf(ahead, profile, 0);

  expect(Math.max(...told.map((chance, step) => Math.abs(chance - (normal[step] ?? 0))))).toBeLessThan(0.12);
});

test('a higher cap is reached by no more paths', () => {
  const [lower, higher] = [paths(8_000_000, 4).told, paths(9_000_000, 4).told];

  expect(higher.every((chance, step) => chance <= (lower[step] ?? 0))).toBe(true);
});

test('in a rolling window what came leaves again', () => {
  expect(paths(3_000_000, 4, 24 * 3_600_000).told.at(-1)).toBeLessThan(0.05);
  expect(paths(3_000_000, 4).told.at(-1)).toBe(1);
});
