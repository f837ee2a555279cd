import { expect, test } from 'vitest';
import type { Incoming } from '../../../../server/domains/channels/contract.ts';
import { normalIdentity, secondsToWait, setAsideFor } from '../../../../server/domains/channels/outcome.rules.ts';

const at = '2026-11-09T09:00:00.000000Z';
const message = (value: string): Incoming => ({
  kind: 'message',
  conversation: { address: value, kind: 'private' },
  sender: { identity: { kind: 'telegram', value }, name: 'S' },
  providerMessageId: '1',
  at,
  text: 'x',
  files: [],
  threading: { references: [] },
  proof: {},
});

test.each<[string, Incoming, object | undefined, isBlocked?: boolean]>([
  ['a message of anybody', message('1'), undefined],
  ['a message of a blocked one', message('2'), { reason: 'blocked-sender', dismissed: false }, true],
  [
    'what a messenger says by itself',
    { kind: 'unknown', what: 'service:pinned_message', at },
    { reason: 'service-message', dismissed: true },
  ],
  ['what nobody knows', { kind: 'unknown', what: 'telepathy', at }, { reason: 'unknown-kind', dismissed: false }],
  [
    'a mail that could not be taken apart',
    { kind: 'unknown', what: 'mail-too-deep', at },
    { reason: 'mail-too-deep', dismissed: false },
  ],
])('%s', (_, said, aside, isBlocked = false) => {
  expect(setAsideFor(said, isBlocked)).toEqual(aside);
});

test('an e-mail address is the same in any case', () => {
  expect(normalIdentity({ kind: 'email', value: ' Vera@Shop.Example ' })).toEqual({
    kind: 'email',
    value: 'vera@shop.example',
  });
});

test('the wait grows and has an end', () => {
  expect([1, 2, 3, 30].map(secondsToWait)).toEqual([1, 2, 4, 60]);
});
