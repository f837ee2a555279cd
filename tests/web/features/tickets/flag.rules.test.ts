import { expect, test } from 'vitest';
import { flagOf } from '../../../../web/features/tickets/flag.rules.ts';

const plain: Parameters<typeof flagOf>[0] = {
  hasUndelivered: false,
  incident: null,
  dueKind: 'first-answer',
  snoozedUntil: null,
  status: 'needs-first-answer',
  waitingOn: null,
  topic: 'declined',
};

test('an ordinary ticket that waits for an answer has no flag', () => {
  expect(flagOf(plain)).toBeUndefined();
  expect(flagOf({ ...plain, status: 'needs-next-answer' })).toBeUndefined();
});

test('an answer that did not arrive stands before everything else', () => {
  const all = { ...plain, hasUndelivered: true, dueKind: 'promise', snoozedUntil: '2026-11-09T09:00:00Z' } as const;

  expect(flagOf(all)?.kind).toBe('undelivered');
  expect(flagOf({ ...all, hasUndelivered: false })?.kind).toBe('asleep');
  expect(flagOf({ ...all, hasUndelivered: false, snoozedUntil: null })?.kind).toBe('promise');
});

test('whom it waits for is named', () => {
  expect(flagOf({ ...plain, status: 'waiting-inside', waitingOn: 'bank' })).toEqual({ kind: 'waiting-on', on: 'bank' });
  expect(flagOf({ ...plain, status: 'close-the-loop' })).toEqual({ kind: 'status', status: 'close-the-loop' });
});

test('money at stake is seen before the ticket is opened', () => {
  expect(flagOf({ ...plain, topic: 'charged-twice' })).toEqual({ kind: 'topic', topic: 'charged-twice' });
  expect(flagOf({ ...plain, topic: 'documents' })).toBeUndefined();
});
