import { expect, test } from 'vitest';
import {
  boundsOf,
  monthOf,
  monthsFrom,
  partitionAtFor,
} from '../../../../server/domains/transactions/partition.rules.ts';

const now = Temporal.Instant.from('2026-11-30T23:30:00Z');

test.each([
  ['made', { createdAt: '2026-11-08T16:04:31.000001Z' }, '2026-11-08T16:04:31.000001Z'],
  [
    'paid, where nobody says when it was made',
    { paidAt: '2026-11-08T16:04:31.000000Z' },
    '2026-11-08T16:04:31.000000Z',
  ],
  ['heard of, where no time is given', {}, '2026-11-30T23:30:00.000000Z'],
  ['heard of, where the time is 1970', { createdAt: '1970-01-01T00:00:00.000000Z' }, '2026-11-30T23:30:00.000000Z'],
  [
    'heard of, where the time is far ahead',
    { createdAt: '2026-12-02T00:00:00.000000Z' },
    '2026-11-30T23:30:00.000000Z',
  ],
  [
    'made, where another clock runs a little ahead',
    { createdAt: '2026-12-01T00:00:00.000000Z' },
    '2026-12-01T00:00:00.000000Z',
  ],
])('a transaction lies where it was %s', (_name, said, at) => {
  expect(partitionAtFor(now)({ uid: 'u', ...said })).toBe(at);
});

test('months follow each other over the end of a year', () => {
  expect(monthsFrom(now, 3)).toEqual(['2026-11', '2026-12', '2027-01']);
  expect(boundsOf('2026-12')).toEqual({ suffix: '2026_12', from: '2026-12-01T00:00:00Z', to: '2027-01-01T00:00:00Z' });
  expect(monthOf('2026-11-30T23:59:59.999999Z')).toBe('2026-11');
});
