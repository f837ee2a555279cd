import { beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetOldFailures } from '../../../../server/domains/access/index.ts';
import { signInFailures } from '../../../../server/domains/access/tables.ts';
import { createThrottle } from '../../../../server/domains/access/throttle.ts';
import type { Database } from '../../../../server/platform/db.ts';
import { freshDatabase, NOON } from '../../../support/database.ts';

let db: Database;
let at = NOON;

beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  at = NOON;
  await db.write.delete(signInFailures);
});

const take = (email: string, address: string) =>
  createThrottle(db.write).take('password', email, { address, userAgent: '' }, at);
const isTaken = (email: string, address: string) =>
  take(email, address).then(
    () => true,
    () => false,
  );
const wait = (duration: Temporal.DurationLike) => {
  at = at.add(duration);
};

test('a network that tries one account after another is locked, whatever address in it is used', async () => {
  for (let i = 0; i < 50; i += 1) {
    expect(await isTaken(`nobody-${i}@example.com`, `198.51.100.${i}`)).toBe(true);
    wait({ seconds: 61 });
  }

  expect(await isTaken('next@example.com', '198.51.100.200')).toBe(false);
  expect(await isTaken('next@example.com', '198.51.101.200')).toBe(true);
});

test('an own account buys no tries on others', async () => {
  for (let i = 0; i < 50; i += 1) {
    await take(`nobody-${i}@example.com`, '198.51.100.1');
    wait({ seconds: 61 });
    const own = await take('own@example.com', '198.51.100.1').catch(() => undefined);
    await own?.giveBack();
    wait({ seconds: 61 });
  }

  expect(await isTaken('next@example.com', '198.51.100.1')).toBe(false);
});

test('ten tries on one account from one place lock it there for half an hour', async () => {
  for (let i = 0; i < 10; i += 1) {
    expect(await isTaken('ana@example.com', '198.51.100.1')).toBe(true);
    wait({ seconds: 61 });
  }

  expect(await isTaken('ana@example.com', '198.51.100.1')).toBe(false);
  wait({ minutes: 30 });
  expect(await isTaken('ana@example.com', '198.51.100.1')).toBe(true);
});

test('a right guess wipes what was counted before it', async () => {
  await take('ana@example.com', '198.51.100.1');
  await take('ana@example.com', '198.51.100.1');
  const right = await take('ana@example.com', '198.51.100.1');
  wait({ seconds: 1 });

  await right.giveBack();

  for (let i = 0; i < 3; i += 1) expect(await isTaken('ana@example.com', '198.51.100.1')).toBe(true);
});

test('tries of many at once neither deadlock nor outrun the count', async () => {
  const tries = Array.from({ length: 40 }, (_, i) => isTaken(`p-${i % 4}@example.com`, `198.51.100.${i}`));

  const taken = (await Promise.all(tries)).filter(Boolean);

  expect(taken).toHaveLength(4 * 3);
});

test('counters are dropped once they no longer count', async () => {
  await take('ana@example.com', '198.51.100.1');

  await forgetOldFailures(db.write, at.add({ hours: 25 }));

  expect(await db.read.$count(signInFailures)).toBe(0);
});
