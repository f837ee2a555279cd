import { expect, test } from 'vitest';
import { blockedUntil, LIMITS, LOCK_MINUTES } from '../../../../server/domains/access/throttle.rules.ts';

const AT = Temporal.Instant.from('2026-11-09T09:00:00Z');
const waitSeconds = (...args: Parameters<typeof blockedUntil>) =>
  blockedUntil(...args)
    ?.since(AT)
    .total('seconds') ?? 0;

test('the first failures cost nothing, then every one doubles the wait', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((failures) => waitSeconds('pair', failures, AT));

  expect(waits).toEqual([0, 0, 1, 2, 4, 8]);
});

test('ten failures from one place lock that place for half an hour', () => {
  expect(waitSeconds('pair', 10, AT)).toBe(LOCK_MINUTES * 60);
  expect(waitSeconds('device', 10, AT)).toBe(LOCK_MINUTES * 60);
});

test('an account is slowed down but never locked, however many fail', () => {
  const longest = Math.max(...Array.from({ length: 5000 }, (_, failures) => waitSeconds('account', failures, AT)));

  expect(longest).toBe(LIMITS.account.longestWaitSeconds);
});
