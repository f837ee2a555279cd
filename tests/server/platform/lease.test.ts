import { expect, test } from 'vitest';
import { dropLease, takeLease } from '../../../server/platform/lease.ts';
import { freshDatabase, NOON } from '../../support/database.ts';

const db = await freshDatabase();

test('of many that want a lease at once, one gets it', async () => {
  const tries = Array.from({ length: 10 }, (_, index) => takeLease(db.write, 'one', `node-${index}`, NOON, 1000));

  const won = await Promise.all(tries);

  expect(won.filter(Boolean)).toHaveLength(1);
});

test('its holder keeps it, others wait until it is over or given back', async () => {
  expect(await takeLease(db.write, 'kept', 'a', NOON, 1000)).toBe(true);
  expect(await takeLease(db.write, 'kept', 'a', NOON.add({ milliseconds: 900 }), 1000)).toBe(true);
  expect(await takeLease(db.write, 'kept', 'b', NOON.add({ milliseconds: 1500 }), 1000)).toBe(false);
  expect(await takeLease(db.write, 'kept', 'b', NOON.add({ milliseconds: 1901 }), 1000)).toBe(true);

  await dropLease(db.write, 'kept', 'a');
  expect(await takeLease(db.write, 'kept', 'c', NOON.add({ milliseconds: 1902 }), 1000)).toBe(false);
  await dropLease(db.write, 'kept', 'b');
  expect(await takeLease(db.write, 'kept', 'c', NOON.add({ milliseconds: 1903 }), 1000)).toBe(true);
});
