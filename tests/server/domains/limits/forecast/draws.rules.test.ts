import { expect, test } from 'vitest';
import { drawsFrom, normalDraw } from '../../../../../server/domains/limits/forecast/draws.rules.ts';

const many = (seed: number, make: (draw: () => number) => number) => {
  const draw = drawsFrom(seed);
  return Array.from({ length: 20_000 }, () => make(draw));
};
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the same seed gives the same draws, another one others', () => {
  expect(many(7, (draw) => draw())).toEqual(many(7, (draw) => draw()));
  expect(many(7, (draw) => draw())[0]).not.toBe(many(8, (draw) => draw())[0]);
});

test('draws lie evenly from 0 to 1', () => {
  const draws = many(7, (draw) => draw());

  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(meanOf(draws)).toBeCloseTo(0.5, 2);
});

test('normal draws have mean 0 and deviation 1', () => {
  const draws = many(7, normalDraw);

  expect(meanOf(draws)).toBeCloseTo(0, 1);
  expect(meanOf(draws.map((draw) => draw ** 2))).toBeCloseTo(1, 1);
});
