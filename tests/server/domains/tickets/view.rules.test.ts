import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPEN, parseView } from '../../../../server/domains/tickets/view.rules.ts';

const ID = '0199f3a0-0000-7000-8000-000000000001';

test.each([
  ['', { sort: 'deadline', words: '', notUnderstood: [] }],
  ['assignee:me sort:deadline', { assignee: 'me', sort: 'deadline' }],
  [`assignee:${ID}`, { assignee: ID }],
  ['is:unassigned', { assignee: 'nobody', flags: ['unassigned'] }],
  ['topic:limit,declined opened:<7d', { topics: ['limit', 'declined'], openedWithinMinutes: 10_080 }],
  ['status:waiting-inside on:bank', { statuses: ['waiting-inside'], waitingOn: 'bank' }],
  ['status:open', { statuses: OPEN }],
  ['status:done', { statuses: ['done'], sort: 'newest' }],
  ['due:<30m', { dueWithinMinutes: 30 }],
  ['by:me status:any', { openedBy: 'me', sort: 'newest' }],
  ['promised:today', { promisedWithin: 'today' }],
  ['promised:<2h', { promisedWithin: 120 }],
  ['is:promised is:unread', { flags: ['promised', 'unread'] }],
  ['#123', { number: 123 }],
  ['tx:AbC-1', { transactionUid: 'AbC-1' }],
  [`merchant:${ID} contact:${ID}`, { merchantId: ID, contactId: ID }],
  ['order 17 "not paid"', { words: 'order 17 "not paid"', sort: 'newest' }],
  ['https://example.com/x 12:04:31', { words: 'https://example.com/x 12:04:31', notUnderstood: [] }],
  ['"order:123" said: so', { words: '"order:123" said: so', notUnderstood: [] }],
  ['sort:oldest words', { sort: 'oldest', words: 'words' }],
])('%s', (text, expected) => {
  expect(parseView(text)).toMatchObject(expected);
});

describe('what is not understood is told', () => {
  test.each([
    'topic:weather',
    'assignee:somebody',
    'due:30',
    'promised:tomorrow',
    'is:funny',
    'status:nearly',
    'sort:up',
    'topic:limit,weather',
    'tpic:limit',
    'тема:лимит',
    'order:123',
  ])('%s', (term) => {
    expect(parseView(`${term} rest`)).toMatchObject({ notUnderstood: [term], words: 'rest' });
  });
});

test('any text is a view, and none of it is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const view = parseView(text);
      return typeof view.words === 'string' && Array.isArray(view.notUnderstood);
    }),
  );
});
