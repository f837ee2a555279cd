import { expect, test } from 'vitest';
import { askedForSince, nextAttemptAt } from '../../../../server/domains/transactions/enrichment.rules.ts';

const now = Temporal.Instant.from('2026-11-24T12:00:00Z');

test('failed transactions are looked up unasked for thirty days', () => {
  expect(askedForSince(now)).toBe('2026-10-25T12:00:00.000000Z');
});

test('attempts grow rarer and end', () => {
  const minutes = [1, 2, 3, 4, 5, 6].map((attempts) => nextAttemptAt(attempts, now)?.since(now).total('minutes'));

  expect(minutes).toEqual([1, 4, 16, 64, 256, undefined]);
});
