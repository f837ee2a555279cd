import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { demoEnvironment, FOREIGN, paceOf, whyRefused } from '../../../server/demo/demo-environment.ts';
import { openDatabase } from '../../../server/platform/db.ts';
import { startEmbeddedPostgres } from '../../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../../server/platform/logger.ts';

const home = await mkdtemp(join(tmpdir(), 'vakhta-demo-environment-'));
afterAll(() => rm(home, { recursive: true, force: true }));

test('a demo has a folder of its own and listens to this machine only, whatever is set for the product', async () => {
  const environment = await demoEnvironment({
    DATA_DIR: 'data',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://desk.example',
    PORT: '5000',
  });

  expect(environment).toMatchObject({ DATA_DIR: 'demo-data', HOST: '127.0.0.1', PUBLIC_URL: '', PORT: '5000' });
});

test('beside an existing database it keeps a key in its folder, the same each time', async () => {
  const given = { DEMO_DIR: join(home, 'key'), DATABASE_URL: 'postgres://elsewhere/db' };

  const { SECRETS_KEY } = await demoEnvironment(given);

  expect(SECRETS_KEY).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  expect((await demoEnvironment(given)).SECRETS_KEY).toBe(SECRETS_KEY);
});

test('a database of somebody else is refused and left as it was, an empty one is not', async () => {
  // So deep that it listens on loopback, where a URL can name it.
  const server = await startEmbeddedPostgres({ folder: join(home, 'd'.repeat(100)), log: createLogger('silent') });
  onTestFinished(() => server.stop());
  if (!('url' in server.address)) throw new Error('expected an address on loopback');
  const { url } = server.address;

  expect(await whyRefused(url)).toBeUndefined();
  const db = openDatabase(server.address, 1);
  await db.write.execute(sql`create table invoices (id int)`);
  const refusal = await whyRefused(url);
  const tables = await db.write.execute(sql`select tablename from pg_tables where schemaname = 'public'`);
  await db.close();

  expect(refusal).toBe(FOREIGN);
  expect([...tables]).toEqual([{ tablename: 'invoices' }]);
});

test('a server that is not there is told, without the password', async () => {
  const refusal = await whyRefused('postgres://desk:hidden@127.0.0.1:9/desk');

  expect(refusal).toMatch(/^The database of DATABASE_URL cannot be looked at: .*ECONNREFUSED/);
  expect(refusal).not.toContain('hidden');
});

test.each([
  [undefined, 0.1],
  ['', 0.1],
  ['0', 0],
  ['50', 50],
])('with DEMO_PACE=%s people write %s messages a second', (given, perSecond) => {
  expect(paceOf({ DEMO_PACE: given })).toEqual({ perSecond });
});

test.each(['51', '-1', 'fast'])('DEMO_PACE=%s is refused in one sentence', (given) => {
  expect(paceOf({ DEMO_PACE: given }).refusal).toContain(`"${given}"`);
});
