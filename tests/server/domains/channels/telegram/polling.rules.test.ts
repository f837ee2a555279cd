import { expect, test } from 'vitest';
import {
  offsetToAsk,
  readUpdates,
  secondsToRest,
} from '../../../../../server/domains/channels/telegram/polling.rules.ts';
import type { AccountId } from '../../../../../server/kernel/ids.ts';
import { NOON } from '../../../../support/database.ts';

const ago = (hours: number) => NOON.subtract({ hours }).toString();
const account = { id: 'a' as AccountId, cursor: { updateOffset: 5, webhookOf: 2 } };

test.each([
  ['of a bot that never asked', {}, undefined],
  ['of one that heard something yesterday', { updateOffset: 5, updateSeenAt: ago(24) }, 5],
  ['after a week of silence, when numbers begin anew', { updateOffset: 5, updateSeenAt: ago(24 * 7) }, undefined],
])('the place to ask from, %s', (_, cursor, offset) => {
  expect(offsetToAsk(cursor, NOON)).toBe(offset);
});

test('updates out of order are all kept, and the next question begins after the last of the list', () => {
  const updates = [{ update_id: 900 }, { update_id: 12 }, { update_id: 13 }, { odd: true }];

  const { rows, cursor } = readUpdates(updates, account, NOON);

  expect(rows.map(({ deliveryKey }) => deliveryKey)).toEqual(['900', '12', '13']);
  expect(cursor).toEqual({ updateOffset: 14, updateSeenAt: NOON.toString() });
  expect(readUpdates([], account, NOON).cursor).toEqual({ updateOffset: 5 });
});

test.each([
  ['a token that is refused is not hammered', { kind: 'refused', code: 401, words: '' } as const, 1, 60],
  ['another program that asks is given time', { kind: 'refused', code: 409, words: '' } as const, 1, 15],
  [
    'a wait that was asked for is kept',
    { kind: 'refused', code: 429, words: '', retryAfterSeconds: 40 } as const,
    1,
    40,
  ],
  ['a line that is down is tried again soon', { kind: 'no-answer', problem: 'dns' } as const, 1, 1],
  ['and later and later', { kind: 'no-answer', problem: 'dns' } as const, 20, 60],
])('%s', (_, met, failures, seconds) => {
  expect(secondsToRest(met, failures)).toBe(seconds);
});
