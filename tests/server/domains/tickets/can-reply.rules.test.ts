import { expect, test } from 'vitest';
import { cannotReply, type ReplyFacts } from '../../../../server/domains/tickets/can-reply.rules.ts';

const OPEN: ReplyFacts = {
  isMerged: false,
  channel: 'telegram',
  conversation: { kind: 'private', isReachable: true },
  isPaused: false,
};

test.each<[string | null, Partial<ReplyFacts>]>([
  [null, {}],
  ['ticket-merged', { isMerged: true }],
  ['no-way-to-answer', { conversation: null }],
  ['no-way-to-answer', { channel: 'phone' }],
  ['writer-out-of-reach', { conversation: { kind: 'private', isReachable: false } }],
  ['channel-paused', { isPaused: true }],
])('%s for %j', (reason, facts) => {
  expect(cannotReply({ ...OPEN, ...facts })).toBe(reason);
});
