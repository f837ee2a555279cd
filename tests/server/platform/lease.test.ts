import { expect, test } from 'vitest';
import { dropAllLeases, dropLease, takeLease, withLease } from '../../../server/platform/lease.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase();
const log = createLogger('silent');
const HOUR = 3_600_000;
const OVER = -1;

test('of many that want a lease at once, one gets it', async () => {
  const tries = Array.from({ length: 10 }, (_, index) => takeLease(db.write, 'one', `node-${index}`, HOUR));

  const won = await Promise.all(tries);

  expect(won.filter(Boolean)).toHaveLength(1);
});

test('its holder keeps it, others wait until it is over or given back', async () => {
  expect(await takeLease(db.write, 'kept', 'a', HOUR)).toBe(true);
  expect(await takeLease(db.write, 'kept', 'b', HOUR)).toBe(false);
  expect(await takeLease(db.write, 'kept', 'a', OVER)).toBe(true);
  expect(await takeLease(db.write, 'kept', 'b', HOUR)).toBe(true);

  await dropLease(db.write, 'kept', 'a');
  expect(await takeLease(db.write, 'kept', 'c', HOUR)).toBe(false);
  await dropLease(db.write, 'kept', 'b');
  expect(await takeLease(db.write, 'kept', 'c', HOUR)).toBe(true);
});

test('work under a lease runs on one node at a time, and leaves the lease behind also when it fails', async () => {
  const failing = withLease(db.write, log, { name: 'work', owner: 'a' }, async () => {
    const ran = await withLease(db.write, log, { name: 'work', owner: 'b' }, async () => {});
    throw new Error(ran ? 'both ran' : 'the other did not run');
  });

  await expect(failing).rejects.toThrow('the other did not run');
  expect(await withLease(db.write, log, { name: 'work', owner: 'b' }, async () => {})).toBe(true);
});

test('what a killed program held is free at once where it was the only one', async () => {
  await takeLease(db.write, 'left', 'killed', HOUR);

  await dropAllLeases(db.write);

  expect(await takeLease(db.write, 'left', 'next', HOUR)).toBe(true);
});
