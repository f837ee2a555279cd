import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalShare, Z90, Z95 } from '../../../../../server/domains/limits/forecast/normal.rules.ts';

test.each([
  [0, 0.5],
  [1, 0.841344746],
  [-1, 0.158655254],
  [Z90, 0.9],
  [Z95, 0.95],
  [-3, 0.001349898],
  [40, 1],
  [-40, 0],
])('below %d deviations lies %d', (z, share) => {
  expect(normalShare(z)).toBeCloseTo(share, 4);
});

test('both sides make up the whole', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (z) => {
      expect(normalShare(z) + normalShare(-z)).toBeCloseTo(1, 6);
    }),
  );
});
