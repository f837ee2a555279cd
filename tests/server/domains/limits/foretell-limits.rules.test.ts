import { expect, test } from 'vitest';
import type { LimitInForce } from '../../../../server/domains/limits/facts.ts';
import { isOfWholeHours } from '../../../../server/domains/limits/foretell-limits.rules.ts';
import { LimitId, TerminalId } from '../../../../server/kernel/ids.ts';
import { TERMS } from '../../../support/back-test.ts';

const AT = Temporal.Instant.from('2026-06-10T12:34:00Z');
const limit = (terms: Partial<LimitInForce['terms']>): LimitInForce => ({
  id: LimitId.parse('019e0000-0000-7000-8000-000000000001'),
  terminalId: TerminalId.parse('t1'),
  kind: 'day-amount',
  currency: 'BYN',
  cap: 1,
  raisedUntil: null,
  terms: { ...TERMS, ...terms },
  acquirerId: null,
  bankHours: null,
});

test.each([
  ['a day', {}, true],
  ['a day that begins at half past', { resetClock: '21:30' }, false],
  ['a zone that is half an hour off', { zone: 'Asia/Kolkata' }, false],
  ['the last 24 hours', { window: 'rolling' as const }, false],
  ['refunds of the same day', { refunds: 'subtract-same-day' as const }, false],
])('whether whole hours say what is used: %s', (_, terms, expected) => {
  expect(isOfWholeHours(limit(terms), AT)).toBe(expected);
});
