import { expect, test } from 'vitest';
import { asMessage } from '../../../../server/domains/channels/as-message.rules.ts';
import { type Incoming, IncomingMessage } from '../../../../server/domains/channels/contract.ts';
import { InboundId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';

const at = '2026-11-09T09:00:00.000000Z';
const conversation = { address: '-5', kind: 'group', title: 'Shop & us' } as const;
const id = newId(InboundId);
const rowOf = (said: Incoming, original = '{"everything":"that came"}') => ({ id, said, original });

test.each<[string, Incoming, object]>([
  [
    'nobody could read: all that came, by itself',
    { kind: 'unknown', what: 'telepathy', at },
    {
      text: '{"everything":"that came"}',
      conversation: { address: `unread:${id}`, kind: 'mail' },
      providerMessageId: `inbound:${id}`,
    },
  ],
  [
    'is an edit of something unknown: what it says now',
    { kind: 'edit', conversation, providerMessageId: '9', at, text: 'better' },
    { text: 'better', conversation, providerMessageId: '9' },
  ],
  [
    'tells of a group that moved',
    { kind: 'moved', conversation, at, to: '-1005' },
    { conversation, sender: { identity: null, name: 'Shop & us' } },
  ],
])('what %s', (_, said, message) => {
  const made = asMessage(rowOf(said));

  expect(made).toMatchObject({ kind: 'message', at, files: [], ...message });
  expect(IncomingMessage.safeParse(made).error).toBeUndefined();
});

test('a mail that could not be taken apart is shown under whom its head names, whom nobody answers', () => {
  const original = JSON.stringify({
    headers: [
      ['to', 'help@desk.example'],
      ['from', 'Vera <vera@shop.example>'],
    ],
    parts: [],
  });
  const made = asMessage(rowOf({ kind: 'unknown', what: 'mail-too-deep', at }, original));

  expect(made).toMatchObject({ sender: { identity: null, name: 'Vera <vera@shop.example>' } });
});
