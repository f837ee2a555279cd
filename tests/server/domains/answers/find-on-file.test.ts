import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findOnFile } from '../../../../server/domains/answers/queries.ts';
import { freshDatabase } from '../../../support/database.ts';
import { rowsRead } from '../../../support/rows-read.ts';

const CONTACTS = 3_000;
const UNTIL_PLANNED = 7;

const db = await freshDatabase();

test('who nobody keeps as a contact is not looked for among all contacts', async () => {
  const read = await db.write.transaction(async (tx) => {
    const look = () => findOnFile(tx, [{ kind: 'email', value: 'nobody@payer.example' }]);
    // As on a new desk: planned while there were none.
    for (let times = 0; times < UNTIL_PLANNED; times++) await look();
    await tx.execute(sql`
      insert into contacts (id, name, language, note, created_at)
      select md5(n::text)::uuid, 'Contact ' || n, 'en', '', now() from generate_series(1, ${CONTACTS}::int) as n`);
    await tx.execute(sql`
      insert into contact_identities (kind, value, contact_id)
      select 'email', n || '@payer.example', md5(n::text)::uuid from generate_series(1, ${CONTACTS}::int) as n`);
    return rowsRead(tx, 'contact', look);
  });

  expect(read).toBeLessThan(10);
});
