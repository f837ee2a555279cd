import { expect, test } from 'vitest';
import { cannotReply, type ReplyFacts } from '../../../../server/domains/tickets/can-reply.rules.ts';

const OPEN: ReplyFacts = {
  isMerged: false,
  channel: 'telegram',
  conversation: { kind: 'private', address: '501', isReachable: true },
  isPaused: false,
};

test.each<[string | null, Partial<ReplyFacts>]>([
  [null, {}],
  ['ticket-merged', { isMerged: true }],
  ['no-way-to-answer', { conversation: null }],
  ['no-way-to-answer', { channel: 'phone' }],
  [null, { channel: 'email', conversation: { kind: 'mail', address: 'vera@shop.example', isReachable: true } }],
  ['no-way-to-answer', { channel: 'email', conversation: { kind: 'mail', address: 'unread:5', isReachable: true } }],
  ['no-way-to-answer', { channel: 'email', conversation: { kind: 'mail', address: 'unknown:a1', isReachable: true } }],
  ['writer-out-of-reach', { conversation: { kind: 'private', address: '501', isReachable: false } }],
  ['channel-paused', { isPaused: true }],
])('%s for %j', (reason, facts) => {
  expect(cannotReply({ ...OPEN, ...facts })).toBe(reason);
});
