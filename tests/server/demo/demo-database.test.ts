import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { emptyDatabase, findDemoMark, isEmptyOrDemos, markDemo } from '../../../server/demo/demo-database.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { migrate } from '../../../server/platform/migrate/migrate.ts';
import { freshDatabase, testContext } from '../../support/database.ts';
import { makePerson } from '../../support/people.ts';

const MARK = { state: 'ready', seed: 1, today: '2026-11-25', fingerprint: 'x', openedMs: 5 } as const;

test('an empty database may become a demo, with or without our tables', async () => {
  const bare = await freshDatabase({ empty: true });
  const migrated = await freshDatabase();

  expect(await isEmptyOrDemos(bare.write)).toBe(true);
  expect(await isEmptyOrDemos(migrated.write)).toBe(true);
});

test('a database with a table of somebody else is left alone', async () => {
  const db = await freshDatabase({ empty: true });
  await db.write.execute(sql`create table invoices (id int)`);

  expect(await isEmptyOrDemos(db.write)).toBe(false);
});

test('a Vakhta that people work with is left alone, unless it is a demo', async () => {
  const db = await freshDatabase();
  const ctx = testContext(db);
  await makePerson(ctx);

  expect(await isEmptyOrDemos(db.write)).toBe(false);
  await markDemo(ctx, MARK);
  expect(await isEmptyOrDemos(db.write)).toBe(true);
  expect(await findDemoMark(db.read)).toEqual(MARK);
});

test('a demo is emptied and made again on the same connections', async () => {
  const db = await freshDatabase();
  const ctx = testContext(db);
  await markDemo(ctx, MARK);

  await emptyDatabase(db.write);
  await migrate(db.write, { log: createLogger('silent') });

  expect(await findDemoMark(db.read)).toBeUndefined();
});
