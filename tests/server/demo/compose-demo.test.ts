import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../../server/app.ts';
import { composeDemo } from '../../../server/demo/compose-demo.ts';
import { findDemoMark } from '../../../server/demo/demo-database.ts';
import { FOREIGN } from '../../../server/demo/demo-environment.ts';
import { ZONE } from '../../../server/demo/sample/index.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { readConfig } from '../../../server/platform/config.ts';
import type { Database } from '../../../server/platform/db.ts';
import { freePort } from '../../../server/platform/free-port.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { freshDatabase, testContext } from '../../support/database.ts';
import { makePerson, testSecrets } from '../../support/people.ts';

const home = await mkdtemp(join(tmpdir(), 'vakhta-demo-'));
afterAll(() => rm(home, { recursive: true, force: true }));

const today = Temporal.PlainDate.from('2026-11-25');
const noon = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant();
const SMALL = { days: 3, familiesADay: 40, ticketShare: 0.1, perSecond: 0 };

async function partsOf(db: Database, at = noon(today)) {
  const publicUrl = new URL(`http://127.0.0.1:${await freePort()}`);
  const config = { ...readConfig({ DATA_DIR: home, PORT: '0' }), publicUrl };
  return { db, clock: clockAt(at), log: createLogger('silent'), config, secrets: testSecrets, publicUrl };
}

const Entries = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })) });
const Found = z.object({ items: z.array(z.object({ transaction: z.looseObject({}) })) });

test('somebody enters as an engineer, finds the payment of the story, and finds it again after a restart', async () => {
  const db = await freshDatabase();
  for (const start of ['first', 'second']) {
    const parts = await partsOf(db);
    const demo = await composeDemo(parts, SMALL);
    await demo.listen(Number(parts.publicUrl.port), '127.0.0.1');
    const api = (path: string, body?: object, cookie = '') =>
      fetch(new URL(`/api${path}`, parts.publicUrl), {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Origin: parts.publicUrl.origin, 'Content-Type': 'application/json', Cookie: cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });

    const { items } = Entries.parse(await (await api('/demo/people')).json());
    const engineer = items.find(({ role }) => role === 'engineer');
    const entered = await api('/demo/entries', { personId: engineer?.id });
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const found = await api(
      '/transactions/search',
      { text: 'заказ 10423, карта 4242, вчера около семи, 48,50' },
      cookie,
    );
    await demo.stop();

    expect(items, start).toHaveLength(11);
    expect(await entered.json()).toMatchObject({ id: engineer?.id, owes: null, locked: false });
    const { items: payments } = Found.parse(await found.json());
    expect(payments[0]?.transaction).toMatchObject({ trackingId: '10423', code: 'F.0114' });
  }
}, 120_000);

test('on the next day the sample is made afresh', async () => {
  const db = await freshDatabase();
  const first = await composeDemo(await partsOf(db), SMALL);
  await first.stop();

  const second = await composeDemo(await partsOf(db, noon(today.add({ days: 1 }))), SMALL);
  await second.stop();

  expect(await findDemoMark(db.read)).toMatchObject({
    state: 'ready',
    today: '2026-11-26',
    sourceId: expect.any(String),
  });
}, 120_000);

test('a database that people work with is refused', async () => {
  const db = await freshDatabase();
  await makePerson(testContext(db));

  await expect(composeDemo(await partsOf(db), SMALL)).rejects.toThrow(FOREIGN);
});

test('the product has no way in without a password', async () => {
  const db = await freshDatabase();
  const parts = await partsOf(db);
  const app = await buildApp(parts);
  await app.listen(Number(parts.publicUrl.port), '127.0.0.1');

  const people = await fetch(new URL('/api/demo/people', parts.publicUrl));
  const entry = await fetch(new URL('/api/demo/entries', parts.publicUrl), { method: 'POST', body: '{}' });
  const writers = await fetch(new URL('/api/demo/writers', parts.publicUrl));
  await app.stop();

  expect([people.status, entry.status, writers.status]).toEqual([404, 404, 404]);
  expect(app.served.filter(({ endpoint }) => endpoint.path.startsWith('/demo'))).toEqual([]);
});
