import { expect, test } from 'vitest';
import { settleAll } from '../../../server/kernel/settle-all.ts';

test('the results come in the order of the works', async () => {
  const slow = Promise.withResolvers<number>();
  const all = settleAll([slow.promise, Promise.resolve(2)]);
  slow.resolve(1);

  expect(await all).toEqual([1, 2]);
});

test('a failure is told only when the others have come to an end', async () => {
  const slow = Promise.withResolvers<void>();
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  const all = settleAll([Promise.reject(new Error('first')), slow.promise.then(end)]);
  setImmediate(slow.resolve);

  await expect(all).rejects.toThrow('first');
  expect(isOver).toBe(true);
});
