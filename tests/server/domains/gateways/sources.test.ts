import { eq } from 'drizzle-orm';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { askForPull } from '../../../../server/domains/gateways/ask-for-pull.ts';
import { changeSource } from '../../../../server/domains/gateways/change-source.ts';
import { SourceChange, type SourceSettings } from '../../../../server/domains/gateways/contract.ts';
import { sourceRoutes } from '../../../../server/domains/gateways/index.ts';
import { noteLookUp } from '../../../../server/domains/gateways/note-look-up.ts';
import { noteSourceFailure } from '../../../../server/domains/gateways/note-source-failure.ts';
import { pauseSource } from '../../../../server/domains/gateways/pause-source.ts';
import { getSource, listSources } from '../../../../server/domains/gateways/queries.ts';
import { resumeSource } from '../../../../server/domains/gateways/resume-source.ts';
import { spendLookUps } from '../../../../server/domains/gateways/spend-look-ups.ts';
import { sources } from '../../../../server/domains/gateways/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { SourceId } from '../../../../server/kernel/ids.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { fakeGateway } from '../../../support/fake-gateway.ts';
import { makeSource, PUBLIC_KEY, rowOf, testGateways } from '../../../support/gateways.ts';
import { appOf } from '../../../support/http.ts';
import { makePerson, signedIn, testSecrets } from '../../../support/people.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const ORIGIN = 'https://merchant.example';
const CANARY = 'canary-password-6Yw2';
const change = (id: SourceId, input: object) => changeSource(ctx, id, SourceChange.parse(input), testSecrets);

describe('secrets of a source', () => {
  test('go in and never come out: not in the answer, the row, the audit', async () => {
    const shops = [{ shopId: 7, secretKey: `${CANARY}-of-seven`, publicKey: PUBLIC_KEY }];

    const source = await makeSource(ctx, ORIGIN, { password: CANARY, shops });

    const everything = JSON.stringify([
      source,
      await db.read.select().from(sources),
      await db.read.select().from(auditEntries),
    ]);
    expect(everything).not.toContain(CANARY);
    expect(source.passwordFingerprint).toMatch(/^[0-9a-f]{8}$/);
    expect(source.shops).toEqual([
      {
        shopId: 7,
        secretFingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
        publicKeyFingerprint: source.publicKeyFingerprint,
      },
    ]);
    expect(source.notificationPath).toMatch(/^\/hooks\/begateway\/[\w-]{22}$/);
  });

  test('what is absent stays, what is null is forgotten', async () => {
    const before = await makeSource(ctx, ORIGIN, {
      shops: [
        { shopId: 7, secretKey: 'seven', publicKey: PUBLIC_KEY },
        { shopId: 8, secretKey: 'eight' },
      ],
    });

    const after = await change(before.id, {
      name: 'Renamed',
      shops: [
        { shopId: 7, secretKey: null },
        { shopId: 9, secretKey: 'nine' },
      ],
    });

    expect(after.name).toBe('Renamed');
    expect(after.passwordFingerprint).toBe(before.passwordFingerprint);
    expect(after.settings).toEqual(before.settings);
    expect(after.shops).toEqual([
      { shopId: 7, publicKeyFingerprint: before.publicKeyFingerprint },
      before.shops[1],
      { shopId: 9, secretFingerprint: expect.any(String) },
    ]);
  });

  test('a public key that is none, and settings that cannot be, are refused with the field', async () => {
    const refused = (more: { settings?: object; [field: string]: unknown }) => makeSource(ctx, ORIGIN, more);

    await expect(refused({ settings: { publicKey: 'no key' } })).rejects.toMatchObject({
      code: 'unprocessable',
      fields: { 'settings.publicKey': 'public-key-unreadable' },
    });
    await expect(refused({ shops: [{ shopId: 3, publicKey: 'no key' }] })).rejects.toMatchObject({
      fields: { 'shops.3': 'public-key-unreadable' },
    });
    await expect(refused({ kind: 'begateway-report', settings: { user: 'boss' } })).rejects.toMatchObject({
      reason: 'shop-number-expected',
    });
  });
});

describe('the life of a source', () => {
  test('paused and resumed, it goes on from where it stopped', async () => {
    const source = await makeSource(ctx, ORIGIN);

    expect(await pauseSource(ctx, source.id)).toMatchObject({ state: 'paused' });
    await expect(pauseSource(ctx, source.id)).rejects.toMatchObject({ reason: 'source-paused' });
    await expect(askForPull(ctx, source.id)).rejects.toMatchObject({ reason: 'source-paused' });
    expect(await resumeSource(ctx, source.id)).toMatchObject({ state: 'active', nextPullAt: NOON.toString() });
    await expect(resumeSource(ctx, source.id)).rejects.toMatchObject({ reason: 'source-not-paused' });
  });

  test('"pull now" does not wait for the end of a back-off', async () => {
    const source = await makeSource(ctx, ORIGIN);
    await noteSourceFailure(ctx, source.id, { kind: 'dns', request: 'export' });
    expect(await getSource(db.read, source.id, NOON)).toMatchObject({
      state: 'failing',
      failures: 1,
      problem: { kind: 'dns', at: NOON.toString() },
    });

    expect(await askForPull(ctx, source.id)).toMatchObject({ nextPullAt: NOON.toString() });
  });

  test('whoever pulls under older settings may not write', async () => {
    const source = await makeSource(ctx, ORIGIN);
    const { revision } = await rowOf(ctx, source);

    await change(source.id, { settings: { ...source.settings, pollSeconds: 5 } satisfies SourceSettings });

    expect((await rowOf(ctx, source)).revision).toBe(revision + 1);
    const [line] = await db.read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, source.id))
      .orderBy(auditEntries.id)
      .offset(1);
    expect(line?.details).toEqual({ changed: ['pollSeconds'] });
  });

  test('one that nobody made is not found', async () => {
    await expect(getSource(db.read, SourceId.parse(crypto.randomUUID()), NOON)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await listSources(db.read, NOON)).length).toBeGreaterThan(0);
  });
});

describe('the budget of look-ups', () => {
  test('is so many an hour, for all nodes together', async () => {
    const source = await makeSource(ctx, ORIGIN, { settings: { enrichPerHour: 10 } });

    const granted = await Promise.all([
      spendLookUps(ctx, source.id, 4),
      spendLookUps(ctx, source.id, 4),
      spendLookUps(ctx, source.id, 4),
    ]);

    expect(granted.toSorted()).toEqual([2, 4, 4]);
    expect((await getSource(db.read, source.id, NOON)).enrichment).toEqual({
      perHour: 10,
      usedThisHour: 10,
      possible: true,
    });
    clock.set(NOON.add({ hours: 1 }));
    expect(await spendLookUps(ctx, source.id, 4)).toBe(4);
    clock.set(NOON);
  });

  test('a problem is told and gone with the next success', async () => {
    const source = await makeSource(ctx, ORIGIN);

    await noteLookUp(ctx, source.id, {
      problem: { kind: 'unauthorized' },
      refused: [{ reason: 'uid-missing', excerpt: '{}' }],
    });
    expect(await getSource(db.read, source.id, NOON)).toMatchObject({
      rows: { refused: 1 },
      enrichment: { problem: { kind: 'unauthorized' } },
    });

    await noteLookUp(ctx, source.id, { refused: [] });
    expect((await getSource(db.read, source.id, NOON)).enrichment.problem).toBeUndefined();
  });
});

describe('over HTTP', () => {
  test('an engineer sees and pulls, an administrator changes and tests', async () => {
    const fake = await fakeGateway();
    const source = await makeSource(ctx, fake.origin);
    const app = appOf(services, sourceRoutes(testGateways(services)));
    const send = async (
      role: 'engineer' | 'administrator',
      method: 'get' | 'post' | 'patch',
      path: string,
      body: object = {},
    ) => {
      const { cookie } = await signedIn(ctx, await makePerson(ctx, { role }));
      return request(app)
        [method](`/api/sources${path}`)
        .set('Cookie', cookie)
        .set('Idempotency-Key', crypto.randomUUID())
        .send(body);
    };

    expect((await send('engineer', 'get', '')).body.items).toContainEqual(
      expect.objectContaining({ id: source.id, state: 'active' }),
    );
    expect((await send('engineer', 'post', `/${source.id}/pulls`)).status).toBe(200);
    expect((await send('engineer', 'patch', `/${source.id}`, { name: 'x' })).status).toBe(403);
    expect((await send('administrator', 'patch', `/${source.id}`, { name: 'Changed' })).body).toMatchObject({
      name: 'Changed',
    });
    expect((await send('administrator', 'post', `/${source.id}/connection-tests`)).body).toMatchObject({ ok: true });
    expect((await send('engineer', 'get', `/${source.id}/refused-documents?limit=10`)).body).toEqual({ items: [] });
    expect(
      (
        await send('administrator', 'post', '', {
          name: 'x',
          kind: 'begateway-back-office',
          password: 'y',
          settings: {
            user: 'u',
            startFrom: '2026-11-09T07:00:00Z',
            origins: { backOffice: 'http://merchant.example' },
          },
        })
      ).status,
    ).toBe(400);
  });
});
