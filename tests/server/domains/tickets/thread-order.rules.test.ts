import { expect, test } from 'vitest';
import type { ThreadEntry } from '../../../../server/domains/tickets/contract.ts';
import { markLate } from '../../../../server/domains/tickets/thread-order.rules.ts';
import { MessageId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { NOON } from '../../../support/database.ts';

const message = (receivedMinute: number, direction: 'in' | 'out' = 'in') => {
  const id = newId(MessageId);
  const entry: ThreadEntry = {
    entry: 'message',
    id,
    mark: id,
    at: NOON.toString(),
    direction,
    authorName: 'Anna',
    authorId: null,
    from: null,
    hasOriginal: false,
    subject: null,
    text: 'Hello',
    quoted: null,
    hasHtml: false,
    files: [],
    automatic: null,
    editedAt: null,
    cameLate: false,
    delivery: null,
  };
  return { receivedAt: NOON.add({ minutes: receivedMinute }), entry };
};
const late = (entries: ThreadEntry[]) => entries.map((entry) => entry.entry === 'message' && entry.cameLate);

test('a message that came after what stands below it came late', () => {
  expect(late(markLate([message(0), message(9), message(2)]))).toEqual([false, true, false]);
});

test('messages that came in the order in which they stand did not', () => {
  expect(late(markLate([message(0), message(1), message(1), message(2)]))).toEqual([false, false, false, false]);
});

test('an answer of ours is never late', () => {
  expect(late(markLate([message(5, 'out'), message(1)]))).toEqual([false, false]);
});
