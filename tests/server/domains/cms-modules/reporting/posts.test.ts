import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import express from 'express';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  listShopFindings,
  modulePostRoutes,
  schemaRoutes,
  watchHeartbeats,
} from '../../../../../server/domains/cms-modules/index.ts';
import { probedShops } from '../../../../../server/domains/cms-modules/probing/tables.ts';
import { factsOfPost } from '../../../../../server/domains/cms-modules/reporting/facts-of-post.rules.ts';
import { PUBLISHED_SCHEMAS } from '../../../../../server/domains/cms-modules/reporting/published-schemas.ts';
import { modulePosts } from '../../../../../server/domains/cms-modules/reporting/tables.ts';
import { signatureOfPost } from '../../../../../server/domains/cms-modules/reporting/verify-post.ts';
import { moduleFacts, moduleReports } from '../../../../../server/domains/cms-modules/tables.ts';
import { deliverySigns } from '../../../../../server/domains/deliveries/tables.ts';
import { clockAt } from '../../../../../server/kernel/clock.ts';
import { ShopId } from '../../../../../server/kernel/ids.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import { errorHandler } from '../../../../../server/platform/http/error-handler.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import { outboxEvents } from '../../../../../server/platform/outbox/tables.ts';
import { hourlyBudgets } from '../../../../../server/platform/safe-fetch/tables.ts';
import { noteModuleReportReaction } from '../../../../../server/reactions/note-module-report.ts';
import { freshDatabase, NOON, testServices } from '../../../../support/database.ts';
import { makeSource, testGateways } from '../../../../support/gateways.ts';

const VECTOR = '1d3b5b63cd0f03bb7a3d957c60bb054710f4c3c0525dad12a9918128df6625cc';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'module-posts' }, 'all');
const gateways = testGateways(services);
await makeSource(ctx, 'https://merchant.example', { shops: [{ shopId: 7, secretKey: 'key-of-seven' }] });
const app = express()
  .use('/hooks', modulePostRoutes(gateways))
  .use('/schemas', schemaRoutes())
  .use(errorHandler(createLogger('silent')));

beforeEach(async () => {
  clock.set(NOON);
  for (const table of [
    modulePosts,
    moduleFacts,
    moduleReports,
    probedShops,
    hourlyBudgets,
    deliverySigns,
    outboxEvents,
  ])
    await db.write.delete(table);
});

const REPORT = {
  schema: 'vakhta-module-report/1',
  kind: 'report',
  id: 'report-0001',
  sent_at: '2026-11-09T09:00:00Z',
  heartbeat_seconds: 3600,
  cms: { name: 'WooCommerce', version: '8.2.1' },
  module: { name: 'woocommerce', version: '3.1.3' },
  settings: { mode: 'live', currency: 'BYN', debug_log: false, payment_methods: ['credit_card', 'erip'] },
};
/** What the relay would do with what modules reported. */
async function reactToReports(): Promise<void> {
  const reaction = noteModuleReportReaction(services);
  for (const event of await db.read.select().from(outboxEvents))
    if (reaction.to.includes(event.type)) await reaction.run(event as never);
}
const secondsOf = (at: Temporal.Instant) => String(Math.floor(at.epochMilliseconds / 1000));

interface Given {
  key?: string;
  timestamp?: string;
  shop?: string;
  signature?: string;
}
const post = (body: string, { key = 'key-of-seven', timestamp = secondsOf(NOON), shop = '7', signature }: Given = {}) =>
  request(app)
    .post(`/hooks/modules/${shop}`)
    .set('Content-Type', 'application/json')
    .set('Vakhta-Timestamp', timestamp)
    .set('Vakhta-Signature', signature ?? `v1=${signatureOfPost(key, timestamp, Buffer.from(body))}`)
    .send(body);
const said = async (asked: request.Test) => {
  const { status, body } = await asked;
  return [status, (body as { outcome?: string }).outcome];
};
const facts = async () =>
  Object.fromEntries((await db.read.select().from(moduleFacts)).map(({ key, value }) => [key, value]));

test('the signature that the README gives as an example', () => {
  expect(signatureOfPost('example-secret-key', '1764150000', Buffer.from('{"schema":"vakhta-module-report/1"}'))).toBe(
    VECTOR,
  );
  expect(readFileSync(join(import.meta.dirname, '../../../../../README.md'), 'utf8')).toContain(VECTOR);
});

describe('a report that a module posts', () => {
  test('becomes facts of its shop, each with its line, and a report that is kept', async () => {
    expect(await said(post(JSON.stringify(REPORT)))).toEqual([200, 'taken']);

    expect(await facts()).toMatchObject({
      cms: 'woocommerce',
      'module-version': '3.1.3',
      mode: 'live',
      'debug-log': 'no',
    });
    expect(await db.read.select().from(moduleReports)).toMatchObject([
      { shopId: 7, kind: 'posted', takenBy: 'module', missing: ['runtime', 'state'] },
    ]);
    expect(await db.read.select().from(probedShops)).toMatchObject([{ heartbeatSeconds: 3600, heartbeatAt: NOON }]);
  });

  test('stands in for a log: how the last notification ended is a sign of the module', async () => {
    const state = {
      last_notification_at: '2026-11-09T11:40:00+03:00',
      last_notification_status: 500,
      last_notification_answer: 'beGateway Notify Failure',
    };
    await post(JSON.stringify({ ...REPORT, state }));
    await reactToReports();

    expect(await db.read.select().from(deliverySigns)).toEqual([
      {
        shopId: 7,
        source: 'module',
        at: NOON.subtract({ minutes: 20 }),
        class: 'server-error',
        httpStatus: 500,
        excerpt: 'beGateway Notify Failure',
      },
    ]);
    await post(
      JSON.stringify({
        ...REPORT,
        id: 'report-0002',
        state: {
          ...state,
          last_notification_at: '2031-01-01T00:00:00Z',
          last_notification_status: 200,
          last_notification_answer: 'OK',
        },
      }),
    );
    await reactToReports();
    expect(await db.read.select().from(deliverySigns)).toMatchObject([{ class: 'sent-ok', at: NOON }]);
  });

  test('tells of its last notification alone: nothing of an earlier one is added to it', async () => {
    const first = {
      last_notification_at: '2026-11-09T11:40:00+03:00',
      last_notification_status: 500,
      last_notification_answer: 'beGateway Notify Failure',
    };
    await post(JSON.stringify({ ...REPORT, state: first }));
    await post(JSON.stringify({ ...REPORT, id: 'report-0002', state: { last_notification_status: 200 } }));
    await reactToReports();

    expect(await facts()).not.toHaveProperty('last-notification-answer');
    expect(await facts()).not.toHaveProperty('last-notification-at');
    expect(await db.read.select().from(deliverySigns)).toMatchObject([
      { class: 'sent-ok', at: NOON, httpStatus: 200, excerpt: null },
    ]);
    await post(JSON.stringify({ ...REPORT, id: 'beat-0003', kind: 'heartbeat' }));
    expect(await facts()).toMatchObject({ 'last-notification-status': '200' });
  });

  test('whose module then falls silent is told of, until it is heard again', async () => {
    const isSilent = async () =>
      (await listShopFindings(db.read, ShopId.parse(7))).filter(({ rule }) => rule === 'module-silent').length;
    await post(JSON.stringify(REPORT));
    clock.set(NOON.add({ minutes: 170 }));
    expect([await watchHeartbeats(ctx), await isSilent()]).toEqual([0, 0]);

    clock.set(NOON.add({ minutes: 190 }));
    expect([await watchHeartbeats(ctx), await isSilent()]).toEqual([1, 1]);
    expect(await watchHeartbeats(ctx)).toBe(0);

    const again = { ...REPORT, id: 'beat-0001', kind: 'heartbeat', settings: undefined };
    await post(JSON.stringify(again), { timestamp: secondsOf(clock.now()) });
    expect([await watchHeartbeats(ctx), await isSilent()]).toEqual([0, 0]);
  });

  test('is told of when it was heard last before it was known to be told of so, and judged once', async () => {
    const heartbeatAt = NOON.subtract({ hours: 24 });
    await db.write
      .insert(probedShops)
      .values({ shopId: ShopId.parse(7), nextLookAt: NOON, heartbeatAt, heartbeatSeconds: 3600 });

    expect([await watchHeartbeats(ctx), await watchHeartbeats(ctx)]).toEqual([1, 0]);
    expect((await listShopFindings(db.read, ShopId.parse(7))).map(({ rule }) => rule)).toContain('module-silent');
  });

  test('is taken once, however often and however close together it comes', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => said(post(JSON.stringify(REPORT)))));

    expect(outcomes.map(([, outcome]) => outcome).sort()).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
      'taken',
    ]);
    expect(await db.read.select().from(moduleReports)).toHaveLength(1);
  });

  test('of a heartbeat says that the module lives, and keeps no report', async () => {
    await post(JSON.stringify({ ...REPORT, kind: 'heartbeat', settings: undefined }));

    expect(await db.read.select().from(moduleReports)).toEqual([]);
    expect(await db.read.select().from(probedShops)).toHaveLength(1);
  });

  test.each<[string, Given]>([
    ['another key', { key: 'key-of-eight' }],
    ['no signature', { signature: '' }],
    ['another scheme', { signature: 'v2=00' }],
    ['a timestamp of six minutes ago', { timestamp: secondsOf(NOON.subtract({ minutes: 6 })) }],
    ['a timestamp of the future', { timestamp: secondsOf(NOON.add({ minutes: 6 })) }],
    ['a timestamp that is none', { timestamp: 'now' }],
    ['a shop without a key', { shop: '8' }],
    ['no shop at all', { shop: 'abc' }],
  ])('with %s is turned away, all alike', async (_what, given) => {
    expect(await said(post(JSON.stringify(REPORT), given))).toEqual([401, 'turned-away']);
    expect(await db.read.select().from(modulePosts)).toEqual([]);
  });

  test('whose body was changed on the way is turned away', async () => {
    const signature = `v1=${signatureOfPost('key-of-seven', secondsOf(NOON), Buffer.from(JSON.stringify(REPORT)))}`;

    expect(await said(post(JSON.stringify({ ...REPORT, id: 'report-0002' }), { signature }))).toEqual([
      401,
      'turned-away',
    ]);
  });

  test('may carry two signatures while a key changes', async () => {
    const body = JSON.stringify(REPORT);
    const right = signatureOfPost('key-of-seven', secondsOf(NOON), Buffer.from(body));

    expect(await said(post(body, { signature: `v1=${'0'.repeat(64)}, v1=${right}` }))).toEqual([200, 'taken']);
  });

  test.each([
    ['no JSON', 'not json'],
    ['another schema', JSON.stringify({ ...REPORT, schema: 'something/1' })],
    ['no number', JSON.stringify({ ...REPORT, id: undefined })],
    ['a field of the wrong kind', JSON.stringify({ ...REPORT, settings: { decimals: 'two' } })],
    ['an empty body', ''],
  ])('that is proven and has %s is unreadable', async (_what, body) => {
    expect((await said(post(body)))[0]).toBe(400);
  });

  test('over 64 KiB is not read', async () => {
    expect((await post(JSON.stringify({ ...REPORT, pad: 'x'.repeat(70_000) }))).status).toBe(413);
  });

  test('is masked in every field', async () => {
    const card = '4200000000000000';
    await post(
      JSON.stringify({
        ...REPORT,
        cms: { name: card, version: card },
        module: { name: 'woocommerce', version: `sk_live_abcdefgh12345678` },
        settings: { return_url: `https://tea.example/?pan=${card}`, success_status: card, site_url: card },
        state: { last_notification_answer: `card ${card}` },
      }),
    );

    const stored = JSON.stringify([
      await db.read.select().from(moduleFacts),
      await db.read.select().from(moduleReports),
    ]);
    expect(stored).not.toMatch(/4200000000000000|abcdefgh12345678/);
  });

  test('comes a hundred and twenty times an hour at most', async () => {
    await db.write
      .insert(hourlyBudgets)
      .values({ owner: 'module-post:7', hour: NOON.round({ smallestUnit: 'hour', roundingMode: 'floor' }), used: 120 });

    expect(await said(post(JSON.stringify(REPORT)))).toEqual([429, 'too-many']);
  });

  test('with unknown fields is taken without them', async () => {
    await post(
      JSON.stringify({ ...REPORT, plans: 'world', settings: { ...REPORT.settings, secret_key: 'hidden-value-1' } }),
    );

    const reports = await db.read
      .select()
      .from(moduleReports)
      .where(eq(moduleReports.shopId, 7 as never));
    expect(JSON.stringify(reports)).not.toContain('hidden-value-1');
  });
});

test('facts are in the words that all sources share, empty ones left out', () => {
  const told = factsOfPost({
    schema: 'vakhta-module-report/1',
    kind: 'report',
    id: 'report-0001',
    sent_at: '2026-11-09T09:00:00Z',
    cms: { name: ' OpenCart ' },
    settings: { public_key_fingerprint: 'a1b2c3d4e5f6', decimals: 0, payment_methods: [] },
  });

  expect(told).toEqual([
    { key: 'cms', value: 'opencart' },
    { key: 'key-fingerprint', value: 'a1b2c3d4' },
    { key: 'decimals', value: '0' },
  ]);
});

describe('the published schemas', () => {
  test.each(Object.keys(PUBLISHED_SCHEMAS))('%s lies in the repository as it is served', async (name) => {
    const file = readFileSync(
      join(import.meta.dirname, '../../../../../server/domains/cms-modules/reporting', name),
      'utf8',
    );
    const served = await request(app).get(`/schemas/${name}`);

    expect(JSON.parse(file)).toEqual(
      JSON.parse(JSON.stringify(PUBLISHED_SCHEMAS[name as keyof typeof PUBLISHED_SCHEMAS])),
    );
    expect(JSON.parse(served.text)).toEqual(JSON.parse(file));
  });
});
