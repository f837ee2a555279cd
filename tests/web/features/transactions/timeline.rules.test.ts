import { expect, test } from 'vitest';
import type { TransactionDetail } from '#contract/transactions';
import { timelineOf } from '../../../../web/features/transactions/timeline.rules.ts';

const made = '2026-11-24T16:04:21.000000Z';
const declined = '2026-11-24T16:04:24.000000Z';
const payment = (more: Partial<TransactionDetail> = {}) =>
  ({
    status: 'failed',
    createdAt: made,
    paidAt: null,
    expiredAt: null,
    closedAt: null,
    settledAt: null,
    pspSettledAt: null,
    manuallyCorrectedAt: null,
    firstHeardAt: '2026-11-24T16:04:30.000000Z',
    history: [{ status: 'failed', at: declined, source: 'webhook', heardAt: '2026-11-24T16:04:25.000000Z' }],
    ...more,
  }) as TransactionDetail; // the timeline reads no other field

test('everything that happened stands in the order in which it happened', () => {
  const events = timelineOf(payment({ closedAt: '2026-11-25T20:59:59.000000Z' }));

  expect(events.map(({ what }) => what)).toEqual(['created', 'status', 'firstHeard', 'closed']);
});

test('what is not known is not there', () => {
  const events = timelineOf(payment({ createdAt: null, history: [] }));

  expect(events.map(({ what }) => what)).toEqual(['firstHeard']);
});

test('a status that was heard of late says when', () => {
  const history = [
    { status: 'failed', at: declined, source: 'export', heardAt: '2026-11-24T18:00:00.000000Z' },
  ] as const;

  const [, status] = timelineOf(payment({ history: [...history] }));

  expect(status?.heardAt).toBe('2026-11-24T18:00:00.000000Z');
});

test('a status that was heard of at once does not', () => {
  const [, status] = timelineOf(payment());

  expect(status?.heardAt).toBeUndefined();
});

test('the end of the time to pay is told of an expired payment only', () => {
  const expiredAt = '2026-11-24T17:00:00.000000Z';

  expect(timelineOf(payment({ expiredAt })).map(({ what }) => what)).not.toContain('expired');
  expect(timelineOf(payment({ expiredAt, status: 'expired' })).map(({ what }) => what)).toContain('expired');
});
