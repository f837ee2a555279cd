import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Incoming } from '../../../../server/domains/channels/contract.ts';
import { roundsOf } from '../../../../server/domains/channels/rounds.rules.ts';

const AT = '2026-11-09T09:00:00Z';

type Message = Extract<Incoming, { kind: 'message' }>;

function written(lane: string, more: Partial<Message> = {}, kind: 'private' | 'mail' = 'private') {
  const said: Message = {
    kind: 'message',
    conversation: { address: lane, kind },
    sender: { identity: { kind: kind === 'mail' ? 'email' : 'telegram', value: `of ${lane}` }, name: '' },
    providerMessageId: `name of ${lane}`,
    at: AT,
    text: '',
    files: [],
    threading: { references: [] },
    proof: {},
    ...more,
  };
  return { accountId: 'one', lane, said };
}

const mail = (lane: string, more: Partial<Message> = {}) => written(lane, more, 'mail');
const lanes = (rounds: { lane: string }[][]) => rounds.map((round) => round.map(({ lane }) => lane).join(''));

test('chats that have nothing to do with each other are one round; a chat waits for itself', () => {
  expect(lanes(roundsOf([written('a'), written('b'), written('c')]))).toEqual(['abc']);
  expect(lanes(roundsOf([written('a'), written('b'), written('a'), written('c')]))).toEqual(['ab', 'ac']);
});

test('one person in two chats, and one mail in two mailboxes, are taken one after the other', () => {
  const ana = { identity: { kind: 'telegram' as const, value: '7' }, name: 'Ana' };
  expect(lanes(roundsOf([written('a', { sender: ana }), written('b', { sender: ana })]))).toEqual(['a', 'b']);

  const copy = { providerMessageId: 'same', sender: { identity: null, name: '' } };
  expect(lanes(roundsOf([mail('a', copy), { ...mail('b', copy), accountId: 'two' }]))).toEqual(['a', 'b']);
});

test.each<Partial<Message>>([
  { threading: { references: [], replyTo: 'earlier' } },
  { threading: { references: ['earlier'] } },
  { threading: { references: [], subjectNumber: 7 } },
])('a mail that points at another is alone: %j', (more) => {
  expect(lanes(roundsOf([mail('a'), mail('b', more), mail('c'), mail('d')]))).toEqual(['a', 'b', 'cd']);
});

test('a reply in a chat points into that chat only', () => {
  expect(lanes(roundsOf([written('a', { threading: { references: [], replyTo: '1' } }), written('b')]))).toEqual([
    'ab',
  ]);
});

test('a bounce and a chat that moved are alone', () => {
  const bounce: Incoming = {
    kind: 'undelivered',
    providerMessageId: 'm',
    at: AT,
    final: true,
    words: '',
    recipients: [],
  };
  const moved: Incoming = { kind: 'moved', conversation: { address: 'b', kind: 'group' }, at: AT, to: 'a' };
  const waiting = [written('a'), { ...written('b'), said: bounce }, { ...written('c'), said: moved }, written('d')];
  expect(lanes(roundsOf(waiting))).toEqual(['a', 'b', 'c', 'd']);
});

test('nothing is lost or moved, and no round holds two of one lane', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 200 }), (given) => {
      const waiting = given.map((lane) => written(String(lane)));
      const rounds = roundsOf(waiting);

      expect(rounds.flat()).toEqual(waiting);
      for (const round of rounds) {
        expect(new Set(round.map(({ lane }) => lane)).size).toBe(round.length);
        expect(round.length).toBeLessThanOrEqual(40);
      }
    }),
  );
});
