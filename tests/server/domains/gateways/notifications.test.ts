import { eq } from 'drizzle-orm';
import express from 'express';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ParsedDocument } from '../../../../server/domains/gateways/contract.ts';
import { notificationRoutes } from '../../../../server/domains/gateways/index.ts';
import { type Merge, processNotifications } from '../../../../server/domains/gateways/process-notifications.ts';
import { getSource, listRefusedDocuments } from '../../../../server/domains/gateways/queries.ts';
import { gatewayNotifications } from '../../../../server/domains/gateways/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { errorHandler } from '../../../../server/platform/http/error-handler.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { makeSource, signatureOf, testGateways } from '../../../support/gateways.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'process-notifications' }, 'all');
const gateways = testGateways(services);
const app = express()
  .use('/hooks', notificationRoutes(gateways))
  .use(errorHandler(createLogger('silent')));
const source = await makeSource(ctx, 'https://merchant.example', { shops: [{ shopId: 7, secretKey: 'key-of-seven' }] });

beforeEach(async () => {
  clock.set(NOON);
  await db.write.delete(gatewayNotifications);
});

const bodyOf = (uid: string, more: object = {}) =>
  JSON.stringify({
    transaction: { uid, type: 'payment', status: 'successful', amount: 100, currency: 'BYN', ...more },
  });
const post = (
  body: string | Buffer,
  headers: Record<string, string> = { 'Content-Signature': signatureOf(body) },
  path = source.notificationPath,
) =>
  request(app)
    .post(path)
    .set('Content-Type', typeof body === 'string' ? 'application/json' : 'application/octet-stream')
    .set(headers)
    .send(body);
const kept = () => db.read.select().from(gatewayNotifications);

/** Merges into nothing but this list. */
const merged: ParsedDocument[] = [];
const merge: Merge = async (_ctx, documents) => {
  merged.push(...documents);
  return { inserted: documents.length, changed: 0 };
};

describe('a notification', () => {
  test('that is proven is kept masked, waiting, and answered 200', async () => {
    const body = bodyOf('1-aaaaaaaaaa', {
      description: 'card 4200000000000000',
      credit_card: { token: 'usable', last_4: '0000' },
    });

    const { status, body: said } = await post(body);

    expect([status, said]).toEqual([200, { outcome: 'taken' }]);
    const [row] = await kept();
    expect(row).toMatchObject({ state: 'waiting', sourceId: source.id, receivedAt: NOON });
    expect(JSON.stringify([row?.said, row?.document])).not.toMatch(/4200000000000000|usable/);
    expect(JSON.parse(row?.said ?? '')).toMatchObject({ uid: '1-aaaaaaaaaa', amountMinor: 100, cardLast4: '0000' });
  });

  test('sent five times at once is kept once, and each sender hears 200', async () => {
    const body = bodyOf('2-aaaaaaaaaa');

    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ body: said }) => said.outcome).sort()).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
      'taken',
    ]);
    expect(await kept()).toHaveLength(1);
  });

  test('whose sender is not proven is turned away, and the screen of the source says why', async () => {
    const { status, body } = await post(bodyOf('3-aaaaaaaaaa'), { 'Content-Signature': signatureOf('another body') });

    expect([status, body]).toEqual([401, { outcome: 'turned-away' }]);
    expect(await kept()).toEqual([]);
    expect((await getSource(db.read, source.id, NOON)).notifications).toMatchObject({
      lastTurnedAwayReason: 'signature-wrong',
      lastTurnedAwayAt: NOON.toString(),
    });
  });

  test('to an address that nobody gave out is not found', async () => {
    expect((await post(bodyOf('4-aaaaaaaaaa'), {}, '/hooks/begateway/unknown-key')).status).toBe(404);
  });

  test('that is too large, packed or empty is refused', async () => {
    const large = bodyOf('5-aaaaaaaaaa', { description: 'x'.repeat(300_000) });

    expect((await post(large)).status).toBe(413);
    expect((await post(bodyOf('5-aaaaaaaaaa'), { 'Content-Encoding': 'gzip' })).status).toBe(400);
    expect((await post('', {})).status).toBe(401);
    expect(await kept()).toEqual([]);
  });

  test.each([
    ['{"transaction": {', 'bad-json'],
    ['{"transaction": {"status": "successful"}}', 'uid-missing'],
    ['{"response": {"message": "no"}}', 'error-answer'],
    ['', 'bad-json'],
  ])('that is proven and of no use, %s, is kept with its reason and heard no more of', async (body, reason) => {
    const { status, body: said } = await post(body);

    expect([status, said]).toEqual([200, { outcome: 'refused' }]);
    const { items } = await listRefusedDocuments(db.read, source.id, { limit: 100 });
    expect(items).toContainEqual(expect.objectContaining({ reason, origin: 'webhook' }));
  });

  test('in another encoding than UTF-8 is taken, and that is said', async () => {
    const body = Buffer.concat([
      Buffer.from('{"transaction":{"uid":"6-aaaaaaaaaa","description":"'),
      Buffer.from([0xcf, 0xeb, 0xe0]),
      Buffer.from('"}}'),
    ]);

    expect((await post(body)).body).toEqual({ outcome: 'taken' });

    expect((await kept())[0]?.said).toContain('encoding-not-utf-8');
  });

  test('of the second version gets its shop from the account that sent it', async () => {
    const body = bodyOf('7-aaaaaaaaaa');

    await post(body, { 'Content-Signature': signatureOf(body), Authorization: `Basic ${btoa('7:key-of-seven')}` });

    expect(JSON.parse((await kept())[0]?.said ?? '')).toMatchObject({ shopId: 7 });
  });

  test('of a source without a public key is proven by the password of its shop', async () => {
    const open = await makeSource(ctx, 'https://merchant.example', {
      settings: { publicKey: undefined },
      shops: [{ shopId: 7, secretKey: 'key-of-seven' }],
    });
    const send = (secret: string) =>
      post(bodyOf('8-aaaaaaaaaa'), { Authorization: `Basic ${btoa(`7:${secret}`)}` }, open.notificationPath);

    expect((await send('wrong')).status).toBe(401);
    expect((await send('key-of-seven')).status).toBe(200);
  });

  test('the same to another source is another notification', async () => {
    const other = await makeSource(ctx, 'https://merchant.example');
    const body = bodyOf('9-aaaaaaaaaa');

    await post(body);
    await post(body, { 'Content-Signature': signatureOf(body) }, other.notificationPath);

    const digests = (await kept()).map(({ digest }) => Buffer.from(digest).toString('hex'));
    expect(new Set(digests).size).toBe(2);
  });
});

describe('what waits', () => {
  test('is merged in order of receipt, once', async () => {
    merged.length = 0;
    for (const status of ['pending', 'successful', 'failed']) {
      await post(bodyOf('10-aaaaaaaaaa', { status }));
      clock.set(clock.now().add({ seconds: 1 }));
    }

    expect(await processNotifications(ctx, merge)).toBe(3);
    expect(await processNotifications(ctx, merge)).toBe(0);

    expect(merged.map(({ transaction }) => transaction.status)).toEqual(['pending', 'successful', 'failed']);
    expect((await kept()).map(({ state }) => state)).toEqual(['merged', 'merged', 'merged']);
    expect((await getSource(db.read, source.id, NOON)).notifications).toMatchObject({ waiting: 0 });
  });

  test('is merged by one of two nodes', async () => {
    merged.length = 0;
    for (const n of [1, 2, 3, 4]) await post(bodyOf(`11-aaaaaaaaa${n}`));

    await Promise.all([processNotifications(ctx, merge), processNotifications(ctx, merge)]);

    expect(merged.map(({ transaction }) => transaction.uid).sort()).toEqual([
      '11-aaaaaaaaa1',
      '11-aaaaaaaaa2',
      '11-aaaaaaaaa3',
      '11-aaaaaaaaa4',
    ]);
  });

  test('a death between merge and commit leaves it waiting', async () => {
    await post(bodyOf('12-aaaaaaaaaa'));
    const dying = { ...ctx, change: async () => Promise.reject(new Error('the power went out')) } as typeof ctx;

    await expect(processNotifications({ ...dying, read: db.read }, merge)).rejects.toThrow('the power went out');

    expect((await kept()).map(({ state }) => state)).toEqual(['waiting']);
  });

  test('one that cannot be merged does not hold up the others, is tried again and then stays in sight', async () => {
    await post(bodyOf('13-good000000'.slice(0, 13)));
    await post(bodyOf('14-aaaaaaaaaa'));
    const picky: Merge = async (_ctx, documents) => {
      if (documents.some(({ transaction }) => transaction.uid.startsWith('14-'))) throw new Error('no');
      return { inserted: documents.length, changed: 0 };
    };

    for (let attempt = 0; attempt < 31; attempt += 1) await processNotifications(ctx, picky);

    expect((await kept()).map(({ state }) => state).sort()).toEqual(['failed', 'merged']);
    const { items } = await listRefusedDocuments(db.read, source.id, { limit: 100 });
    expect(items).toContainEqual(expect.objectContaining({ reason: 'could-not-be-merged' }));
  });

  test('the bell rings for what was kept, not for what was heard before', async () => {
    let rings = 0;
    const stop = gateways.bell.listen(() => {
      rings += 1;
    });
    const body = bodyOf('15-aaaaaaaaaa');

    await post(body);
    await post(body);
    stop();
    await post(bodyOf('16-aaaaaaaaaa'));

    expect(rings).toBe(1);
    expect(
      await db.read
        .select({ state: gatewayNotifications.state })
        .from(gatewayNotifications)
        .where(eq(gatewayNotifications.state, 'waiting')),
    ).toHaveLength(2);
  });
});
