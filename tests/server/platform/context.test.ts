import { expect, test } from 'vitest';
import { freshDatabase, NOON, testContext } from '../../support/database.ts';
import { auditEntries } from '../../../server/platform/audit/tables.ts';
import { settings } from '../../../server/platform/tables.ts';

const db = await freshDatabase();

test('a change and its audit line are committed together', async () => {
  const ctx = testContext(db);

  await ctx.change('settings.change', 'greeting', ({ tx }) =>
    tx.insert(settings).values({ name: 'greeting', value: 'hello' }).then(() => undefined),
  );

  const [entry] = await db.read.select().from(auditEntries);
  expect(entry).toMatchObject({ action: 'settings.change', subjectId: 'greeting', actor: 'test' });
  expect(entry?.at.equals(NOON)).toBe(true);
});

test('the reading connections cannot write', async () => {
  const write = (db.read as typeof db.write).insert(settings).values({ name: 'sly', value: 'yes' });

  await expect(write).rejects.toMatchObject({ cause: { code: '25006' } });
});
