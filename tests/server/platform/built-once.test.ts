import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { builtOnce } from '../../../server/platform/built-once.ts';
import type { ReadDb } from '../../../server/platform/db.ts';
import { settings } from '../../../server/platform/tables.ts';
import { freshDatabase } from '../../support/database.ts';

const db = await freshDatabase();
const other = await freshDatabase();

function settingOf(reader: ReadDb, name: string) {
  const build = () =>
    reader
      .select({ value: settings.value })
      .from(settings)
      .where(eq(settings.name, sql.placeholder('name')))
      .prepare('setting-of');
  return builtOnce(reader, 'setting-of', build).execute({ name });
}

test('a statement is asked through whoever asks: what a transaction wrote is seen by it alone', async () => {
  await db.write.insert(settings).values({ name: 'there', value: 'here' });
  expect(await settingOf(db.read, 'there')).toEqual([{ value: 'here' }]);

  await db.write.transaction(async (tx) => {
    await tx.insert(settings).values({ name: 'mine', value: 'not yet yours' });
    expect(await settingOf(tx, 'mine')).toEqual([{ value: 'not yet yours' }]);
    expect(await settingOf(db.read, 'mine')).toEqual([]);
    await tx.transaction(async (inner) => expect(await settingOf(inner, 'mine')).toEqual([{ value: 'not yet yours' }]));
  });

  expect(await settingOf(db.read, 'mine')).toEqual([{ value: 'not yet yours' }]);
});

test('two databases do not hear each other', async () => {
  await db.write.insert(settings).values({ name: 'of-one', value: 'one' });

  expect(await settingOf(db.read, 'of-one')).toEqual([{ value: 'one' }]);
  expect(await settingOf(other.read, 'of-one')).toEqual([]);
});
