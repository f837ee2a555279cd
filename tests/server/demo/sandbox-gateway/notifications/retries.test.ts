import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../../../../server/demo/sample/index.ts';
import { retryAfterSeconds } from '../../../../../server/demo/sandbox-gateway/notifications/retries.ts';

const HOUR = 3_600;
const least: Random = { ...createRandom(1), int: () => 0 };
const most: Random = { ...createRandom(1), int: (below) => below - 1 };
const all = (service: Parameters<typeof retryAfterSeconds>[0], random: Random) =>
  Array.from({ length: 30 }, (_, n) => retryAfterSeconds(service, n + 1, random)).filter(
    (seconds) => seconds !== undefined,
  );
const sum = (seconds: number[]) => seconds.reduce((total, one) => total + one, 0);

test('cards are repeated fifteen times within 35.5 to 37 hours', () => {
  expect(all('cards', least)).toHaveLength(15);
  expect(all('cards', least)[0]).toBe(8);
  expect(all('cards', most)[0]).toBe(66);
  expect(sum(all('cards', least))).toBeGreaterThan(34 * HOUR);
  expect(sum(all('cards', most))).toBeLessThan(37.5 * HOUR);
});

test('the payment page is repeated twice within two and a half minutes', () => {
  expect(all('checkout', least)).toEqual([16, 31]);
  expect(sum(all('checkout', most))).toBeLessThan(200);
});
