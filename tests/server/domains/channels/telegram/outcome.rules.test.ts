import { expect, test } from 'vitest';
import { type Met, outcomeOf, problemOf } from '../../../../../server/domains/channels/telegram/outcome.rules.ts';

const refused = (code: number, more: object = {}): Met => ({
  kind: 'refused',
  code,
  words: 'Words of Telegram',
  ...more,
});
const silent = (problem: string, status?: number): Met => ({
  kind: 'no-answer',
  problem,
  ...(status ? { status } : {}),
});

test.each<[string, Met, object]>([
  [
    'too many: later, when it was said',
    refused(429, { retryAfterSeconds: 9 }),
    { outcome: 'later', retryAfterSeconds: 9 },
  ],
  ['blocked: over', refused(403), { outcome: 'failed', reason: 'blocked-by-user', blockedByUser: true }],
  [
    'moved: over, with where',
    refused(400, { movedTo: '-1005' }),
    { outcome: 'failed', reason: 'chat-moved', movedTo: '-1005' },
  ],
  [
    'not acceptable: over, in its words',
    refused(400),
    { outcome: 'failed', reason: 'refused', words: 'Words of Telegram' },
  ],
  ['its own failure: later', refused(502), { outcome: 'later', reason: 'provider-failed' }],
  ['a token that is refused: later, when it is repaired', refused(401), { outcome: 'later', reason: 'unauthorized' }],
  ['nobody there: later', silent('refused'), { outcome: 'later', reason: 'unreachable' }],
  ['no such name: later', silent('dns'), { outcome: 'later' }],
  ['a server that says it is away: later', silent('not-json', 503), { outcome: 'later' }],
  ['a line that broke: unknown', silent('interrupted'), { outcome: 'unknown', reason: 'no-answer' }],
  ['no answer in time: unknown', silent('timeout'), { outcome: 'unknown' }],
  ['a proxy that gave up: unknown', silent('not-json', 504), { outcome: 'unknown' }],
  ['half of an answer: unknown', silent('truncated'), { outcome: 'unknown' }],
])('%s', (_, met, outcome) => {
  expect(outcomeOf(met)).toMatchObject(outcome);
});

test('words of others are masked', () => {
  expect(outcomeOf(refused(400, { words: 'no 4200 0000 0000 0000' })).words).toBe('no 420000••••••0000');
  expect(problemOf(refused(409, { words: '4200000000000000' }))).toEqual({
    reason: 'conflict',
    words: '420000••••••0000',
  });
});
