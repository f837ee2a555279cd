import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLogger } from '../../../../server/platform/logger.ts';
import { migrate } from '../../../../server/platform/migrate/migrate.ts';
import { freshDatabase } from '../../../support/database.ts';

const log = createLogger('silent');
const DAY_1 = '2026-11-01 09:00:00+00';
const DAY_2 = '2026-11-02 09:00:00+00';
const DAY_3 = '2026-11-03 09:00:00+00';

/** A database that took a log before it kept who told of which shop; two addresses of shop 7, one of shop 8. */
async function upgraded({ senders = 0, hasFile = false, alreadyTold = false }) {
  const { write: db } = await freshDatabase({ empty: true });
  await migrate(db, { log, upTo: '0035_incident-kept-back' });
  const heard = [
    [7, '/old', DAY_1, DAY_2],
    [7, '/new', DAY_2, DAY_3],
    [8, '/', DAY_1, DAY_1],
  ] as const;
  for (const [shopId, path, firstAt, lastAt] of heard)
    await db.execute(sql`
      insert into delivery_endpoints (id, shop_id, address, is_secure, health, since, recent_accepted, recent_failed, first_at, last_at, judge_at)
      values (${randomUUID()}, ${shopId}, ${`shop.example${path}`}, true, 'healthy', ${firstAt}, 1, 0, ${firstAt}, ${lastAt}, ${lastAt})`);
  const made = Array.from({ length: senders }, () => randomUUID());
  for (const id of made)
    await db.execute(sql`
      insert into log_senders (id, key, name, sealed_secrets, fingerprints, created_at, stored, duplicates, refused)
      values (${id}, ${id}, 'Sender', '', '[]', ${DAY_1}, 3, 0, 0)`);
  if (hasFile)
    await db.execute(sql`
      insert into audit_entries (id, at, actor_kind, actor, action, subject_id, result)
      values (${randomUUID()}, ${DAY_1}, 'job', 'test', 'delivery.import', 'file', 'done')`);
  if (alreadyTold)
    await db.execute(sql`insert into shop_log_origins values (7, ${made[0] ?? 'file'}, ${DAY_3}, ${DAY_3})`);
  await migrate(db, { log });
  const name = (origin: unknown) => (origin === made[0] ? 'sender' : origin);
  const shops = await db.execute(
    sql`select shop_id, origin, first_at, last_at from shop_log_origins order by shop_id, first_at`,
  );
  const origins = await db.execute(sql`select origin, heard_until, judged_until from log_origins`);
  return {
    shops: shops.map((row) => [row.shop_id, name(row.origin), row.first_at, row.last_at]),
    origins: origins.map((row) => [name(row.origin), row.heard_until, row.judged_until]),
  };
}

test('a log that was taken before is known of each shop, from its first attempt to its last, as of a file', async () => {
  const ofFile = {
    shops: [
      [7, 'file', DAY_1, DAY_3],
      [8, 'file', DAY_1, DAY_1],
    ],
    origins: [['file', DAY_3, DAY_3]],
  };

  expect(await upgraded({})).toEqual(ofFile);
  expect(await upgraded({ senders: 2 })).toEqual(ofFile);
  expect(await upgraded({ senders: 1, hasFile: true })).toEqual(ofFile);
});

test('where one sender told all of it, it goes on to tell of those shops', async () => {
  expect(await upgraded({ senders: 1 })).toEqual({
    shops: [
      [7, 'sender', DAY_1, DAY_3],
      [8, 'sender', DAY_1, DAY_1],
    ],
    origins: [['sender', DAY_3, DAY_3]],
  });
});

test('a shop of which somebody told since is left as it is', async () => {
  expect((await upgraded({ senders: 1, alreadyTold: true })).shops).toEqual([
    [7, 'sender', DAY_3, DAY_3],
    [8, 'sender', DAY_1, DAY_1],
  ]);
});
