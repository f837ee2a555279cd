import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isOutOfReach, openDatabase } from '../../../server/platform/db.ts';
import { startEmbeddedPostgres } from '../../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { asAppError } from '../../../server/platform/http/error-handler.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { migrate } from '../../../server/platform/migrate/migrate.ts';
import { ask, fromConsole } from '../../support/ask.ts';
import { testContext } from '../../support/database.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { listeningApp } from '../../support/whole-app.ts';

const folder = await mkdtemp(join(tmpdir(), 'vakhta-outage-'));
const log = createLogger('silent');
const start = () => startEmbeddedPostgres({ folder, log, settings: { fsync: 'off' } });
let server = await start();
const db = openDatabase(server.address, 2);
await migrate(db.write, { log });
const app = await listeningApp(db);
const { cookie } = await signedIn(
  testContext(db),
  await makePerson(testContext(db), { role: 'administrator', withApp: true }),
);

afterAll(async () => {
  await db.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('while the database is away a call is answered with "unavailable" and when to come again, and works once it is back', async () => {
  const readPeople = () => ask(app.base, { path: '/api/people', headers: fromConsole(cookie) });
  const makeMerchant = () =>
    ask(app.base, { path: '/api/merchants', headers: fromConsole(cookie), body: { name: 'Made' } });
  const before = await Promise.all([readPeople(), makeMerchant()]);

  await server.stop();
  const away = await Promise.all([readPeople(), makeMerchant()]);
  const readiness = await ask(app.base, { path: '/readyz' });
  const life = await ask(app.base, { path: '/healthz' });
  server = await start();
  const after = await Promise.all([readPeople(), makeMerchant()]);

  expect(before.map(({ status }) => status)).toEqual([200, 200]);
  for (const { status, headers, json } of away) {
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(json).toMatchObject({ error: { code: 'unavailable', reason: 'database-unreachable' } });
  }
  expect([readiness.status, life.status]).toEqual([503, 200]);
  expect(after.map(({ status }) => status)).toEqual([200, 200]);
});

test.each([
  ['refused', { code: 'ECONNREFUSED', syscall: 'connect' }],
  ['its socket is gone', { code: 'ENOENT', syscall: 'connect' }],
  ['cut', { code: 'CONNECTION_CLOSED' }],
  ['terminated by its administrator', { code: '57P01' }],
  ['still starting', { code: '57P03' }],
  ['too many connections', { code: '53300' }],
])('a connection that is %s is not a fault of the program', (_, fields) => {
  const thrown = Object.assign(new Error('Failed query'), { cause: Object.assign(new Error('x'), fields) });

  expect(asAppError(thrown)).toMatchObject({ code: 'unavailable', reason: 'database-unreachable' });
});

test.each([
  ['a file that is not there', { code: 'ENOENT', syscall: 'open' }],
  ['a wrong statement', { code: '42601' }],
])('%s is', (_, fields) => {
  expect(isOutOfReach(Object.assign(new Error('x'), fields))).toBe(false);
});
