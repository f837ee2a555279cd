import { expect, test } from 'vitest';
import { gathered } from '../../../server/platform/gathered.ts';

test('what comes in the same moment, and while others are written, is written together; each hears its own result', async () => {
  const batches: number[][] = [];
  const isOpen = Promise.withResolvers<void>();
  const keep = gathered(async (items: readonly number[]) => {
    batches.push([...items]);
    await isOpen.promise;
    return items.map((item) => item * 10);
  });

  const first = [keep(1), keep(2)];
  await expect.poll(() => batches.length).toBe(1);
  const second = [keep(3)];
  await expect.poll(() => batches.length).toBe(2);
  const third = [keep(4), keep(5), keep(6)];
  isOpen.resolve();

  expect(await Promise.all([...first, ...second, ...third])).toEqual([10, 20, 30, 40, 50, 60]);
  expect(batches).toEqual([[1, 2], [3], [4, 5, 6]]);
});

test('one that cannot be kept is refused alone', async () => {
  const kept: string[] = [];
  const keep = gathered(async (items: readonly string[]) => {
    if (items.includes('bad')) throw new Error('this one');
    kept.push(...items);
    return items.map(() => true);
  });

  const settled = await Promise.allSettled(['a', 'bad', 'b'].map((item) => keep(item)));

  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(kept.sort()).toEqual(['a', 'b']);
});
