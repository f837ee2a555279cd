import { expect, test } from 'vitest';
import { type SentTimes, secondsToWait } from '../../../../server/demo/sandbox-telegram/pace.rules.ts';

const fresh = (): SentTimes => ({ byChat: new Map(), all: [] });

test('a chat takes a short burst and then one has to wait', () => {
  const times = fresh();

  const waits = [0, 1, 2, 3].map((ms) => secondsToWait(times, 1, ms));

  expect(waits).toEqual([0, 0, 0, 1]);
  expect(secondsToWait(times, 1, 1_100)).toBe(0);
});

test('a group takes twenty a minute', () => {
  const times = fresh();
  for (let n = 0; n < 20; n += 1) expect(secondsToWait(times, -1, n * 1_000)).toBe(0);

  expect(secondsToWait(times, -1, 20_000)).toBe(40);
  expect(secondsToWait(times, -1, 60_001)).toBe(0);
});

test('all chats together take thirty a second', () => {
  const times = fresh();
  for (let chat = 1; chat <= 30; chat += 1) expect(secondsToWait(times, chat, 0)).toBe(0);

  expect(secondsToWait(times, 31, 0)).toBe(1);
});
