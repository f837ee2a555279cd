import { expect, test } from 'vitest';
import { layOut } from '../../../web/ui/curve.rules.ts';

const point = (atMs: number, middle: number, isForetold = false) => ({
  atMs,
  low: isForetold ? middle - 10 : middle,
  middle,
  high: isForetold ? middle + 10 : middle,
  isForetold,
});

test('the foretold line begins where the known one ends', () => {
  const drawn = layOut([point(0, 0), point(50, 50), point(100, 90, true)], 100);

  expect(drawn?.past).toMatch(/^M0 180 L300 /);
  expect(drawn?.future.startsWith('M300 ')).toBe(true);
  expect(drawn?.future).toContain('L600 ');
});

test('the cap lies within the drawing, also where the use is far above it', () => {
  const drawn = layOut([point(0, 0), point(10, 1000)], 100);

  expect(drawn?.capY).toBeGreaterThan(0);
  expect(drawn?.capY).toBeLessThan(180);
});

test('one moment is no curve', () => {
  expect(layOut([point(0, 0)], 100)).toBeUndefined();
  expect(layOut([], 100)).toBeUndefined();
});
