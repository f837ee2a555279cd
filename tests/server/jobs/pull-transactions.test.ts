import { count, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { pauseSource } from '../../../server/domains/gateways/pause-source.ts';
import { getSource, listDueSources, listRefusedDocuments } from '../../../server/domains/gateways/queries.ts';
import { refusedDocuments, sources } from '../../../server/domains/gateways/tables.ts';
import { transactions } from '../../../server/domains/transactions/tables.ts';
import { pullSource } from '../../../server/jobs/pull-transactions.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { type Context, createContext } from '../../../server/platform/context.ts';
import { outboxEvents } from '../../../server/platform/outbox/tables.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { fakeGateway, fakeRow } from '../../support/fake-gateway.ts';
import { makeSource, pullTransactions, rowOf, testGateways } from '../../support/gateways.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'pull-transactions' }, 'all');
const gateways = testGateways(services);
const fake = await fakeGateway();

beforeEach(async () => {
  clock.set(NOON);
  fake.rows = [];
  fake.asked = [];
  fake.instead = [];
  fake.exportOpen = true;
  await db.write.update(sources).set({ paused: true });
});

const rows = (from: number, upTo: number) =>
  Array.from({ length: upTo - from + 1 }, (_, i) => fakeRow(from + i, 2 + i));
const storedUids = async () =>
  new Set((await db.read.select({ uid: transactions.uid }).from(transactions)).map(({ uid }) => String(uid)));
const countStored = async () => (await db.read.select({ n: count() }).from(transactions))[0]?.n ?? 0;
const later = (change: Temporal.DurationLike) => clock.set(clock.now().add(change));

/** A context whose first `fatal` changes of that action die after their work and before their commit. */
function dyingContext(action: string, fatal: number): Context {
  let left = fatal;
  return {
    ...ctx,
    get read() {
      return ctx.read;
    },
    change: (name, subjectId, work) =>
      ctx.change(name, subjectId, async (write) => {
        const value = await work(write);
        if (name === action && left > 0) {
          left -= 1;
          throw new Error('the power went out');
        }
        return value;
      }),
  };
}

describe('a pull', () => {
  test('brings every row once, moves the cursor to the present and waits for the next time', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.rows = rows(101, 110);

    await pullTransactions(ctx, gateways);

    expect([...(await storedUids())]).toEqual(expect.arrayContaining(fake.rows.map(({ uid }) => uid)));
    const shown = await getSource(db.read, source.id, clock.now());
    expect(shown).toMatchObject({
      state: 'active',
      lagSeconds: 0,
      failures: 0,
      exportClosed: false,
      lastSuccessAt: NOON.toString(),
    });
    expect(shown.rows.total).toBeGreaterThanOrEqual(10);
    expect(shown.tracks.map(({ name, catchingUp }) => [name, catchingUp])).toEqual([
      ['created_at', false],
      ['paid_at', false],
      ['settled_at', false],
    ]);
    expect(await listDueSources(db.read, clock.now())).toEqual([]);
  });

  test('of a window that did not change writes one line and no transaction', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.rows = rows(111, 114);
    await pullTransactions(ctx, gateways);
    const before = await db.read.select().from(transactions);

    later({ minutes: 2 });
    await pullTransactions(ctx, gateways);

    expect(await db.read.select().from(transactions)).toEqual(before);
    expect((await getSource(db.read, source.id, clock.now())).lagSeconds).toBe(0);
  });

  test('sees a row that appeared late, and one that changed', async () => {
    await makeSource(ctx, fake.origin);
    fake.rows = [fakeRow(121, 50, { status: 'pending' })];
    await pullTransactions(ctx, gateways);

    later({ minutes: 5 });
    fake.rows = [
      fakeRow(120, 45),
      fakeRow(121, 50, { status: 'successful', updated_at: '2026-11-09T08:55:00.000000Z' }),
    ];
    await pullTransactions(ctx, gateways);

    const stored = await db.read
      .select({ uid: transactions.uid, status: transactions.status })
      .from(transactions)
      .where(eq(transactions.uid, fakeRow(121).uid as never));
    expect(stored).toMatchObject([{ status: 'successful' }]);
    expect(await storedUids()).toContain(fakeRow(120).uid);
  });

  test('sets a bad row aside, once however often its window is read', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.rows = [fakeRow(130), { ...fakeRow(131), uid: 'not a uid' }];
    await pullTransactions(ctx, gateways);
    later({ minutes: 2 });
    await pullTransactions(ctx, gateways);

    const refused = await listRefusedDocuments(db.read, source.id, { limit: 50 });
    expect(refused.items).toMatchObject([{ reason: 'uid-unusable', origin: 'created_at', times: 1 }]);
  });

  test('reads the list where the export is closed, and keeps that in mind', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.exportOpen = false;
    fake.rows = rows(140, 145);

    await pullTransactions(ctx, gateways);
    later({ minutes: 2 });
    await pullTransactions(ctx, gateways);

    expect((await getSource(db.read, source.id, clock.now())).exportClosed).toBe(true);
    expect(fake.asked.filter(({ path }) => path.endsWith('export'))).toHaveLength(1);
    expect([...(await storedUids())]).toEqual(expect.arrayContaining(fake.rows.map(({ uid }) => uid)));
  });

  test("reads what was created from the start, later changes of it from the source's own beginning", async () => {
    await makeSource(ctx, fake.origin, { settings: { startFrom: '2026-01-01T00:00:00Z', overlapMinutes: 10 } });

    await pullTransactions(ctx, gateways);

    const first = new Map(fake.asked.toReversed().map(({ body }) => [body.filter?.date_type, body.filter?.date_from]));
    expect(Object.fromEntries(first)).toEqual({
      created_at: '2026-01-01T00:00:00.000000Z',
      paid_at: '2026-11-09T08:50:00.000000Z',
      settled_at: '2026-11-09T08:50:00.000000Z',
    });
  });

  test('asks for the next page while the one before is written', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.rows = rows(161, 168);
    const { promise: askedAgain, resolve } = Promise.withResolvers<undefined>();
    fake.instead = [() => undefined, () => void resolve(undefined)];
    const patient: Context = {
      ...ctx,
      get read() {
        return ctx.read;
      },
      change: (name, subjectId, work) =>
        ctx.change(name, subjectId, async (write) => {
          const value = await work(write);
          if (name === 'source.advance') await askedAgain;
          return value;
        }),
    };

    await pullSource(patient, gateways, await rowOf(ctx, source));

    expect(await storedUids()).toContain(fakeRow(168).uid);
  });

  test('asks nothing of a paused source', async () => {
    const source = await makeSource(ctx, fake.origin);
    await pauseSource(ctx, source.id);

    await pullTransactions(ctx, gateways);

    expect(fake.asked).toEqual([]);
  });
});

describe('a pull that fails', () => {
  test('keeps the pages before it, tells the problem and waits as long as it was told to', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.rows = rows(201, 209);
    fake.instead = [() => undefined, () => ({ status: 429, json: {}, headers: { 'Retry-After': '90' } })];

    await pullTransactions(ctx, gateways);

    const failing = await getSource(db.read, source.id, clock.now());
    expect(failing).toMatchObject({
      state: 'failing',
      failures: 1,
      problem: { kind: 'rate-limited', httpStatus: 429, retryAfterSeconds: 90, request: 'export' },
    });
    expect(await storedUids()).toContain(fake.rows[3]?.uid);
    expect(await listDueSources(db.read, NOON.add({ seconds: 89 }))).toEqual([]);
    expect(await listDueSources(db.read, NOON.add({ seconds: 91 }))).toHaveLength(1);

    later({ seconds: 91 });
    await pullTransactions(ctx, gateways);

    expect([...(await storedUids())]).toEqual(expect.arrayContaining(fake.rows.map(({ uid }) => uid)));
    expect(await getSource(db.read, source.id, clock.now())).toMatchObject({ state: 'active', failures: 0 });
  });

  test('waits longer with each failure', async () => {
    const source = await makeSource(ctx, fake.origin);
    const waits: number[] = [];
    for (let failure = 0; failure < 4; failure += 1) {
      fake.instead = [() => ({ status: 500, text: 'oops' })];
      await pullTransactions(ctx, gateways);
      const { nextPullAt } = await rowOf(ctx, source);
      waits.push(nextPullAt.since(clock.now()).total('seconds'));
      clock.set(nextPullAt);
    }

    expect(waits.map((wait, i) => wait >= 3.75 * 2 ** i && wait <= 6.25 * 2 ** i)).toEqual([true, true, true, true]);
  });
});

describe('a program that dies in the middle of a pull', () => {
  test.each([
    1, 2, 3,
  ])('before commit number %i: after the restart nothing is lost and nothing is there twice', async (fatal) => {
    const base = 300 + fatal * 20;
    const source = await makeSource(ctx, fake.origin);
    fake.rows = rows(base, base + 9);
    const before = await countStored();

    await pullSource(dyingContext('source.advance', fatal), gateways, await rowOf(ctx, source)).catch(() => undefined);
    const cursorThen = (await rowOf(ctx, source)).cursor;
    const storedThen = await storedUids();

    // What is stored and how far the cursor is went together or not at all.
    const at = cursorThen.created_at?.window?.at ?? '';
    expect(fake.rows.filter(({ uid }) => storedThen.has(uid)).every(({ created_at }) => created_at <= at)).toBe(true);

    later({ minutes: 1 });
    await pullTransactions(ctx, gateways);

    expect([...(await storedUids())]).toEqual(expect.arrayContaining(fake.rows.map(({ uid }) => uid)));
    expect((await countStored()) - before).toBe(10);
  });

  test('two nodes that pull the same source: one of them finds that it was moved, nothing is there twice', async () => {
    const source = await makeSource(ctx, fake.origin);
    fake.rows = rows(400, 411);
    const before = await countStored();
    const row = await rowOf(ctx, source);

    await Promise.all([pullSource(ctx, gateways, row), pullSource(ctx, gateways, row)]);
    clock.set(clock.now().add({ hours: 1 }));
    await pullTransactions(ctx, gateways);

    expect((await countStored()) - before).toBe(12);
    expect(await getSource(db.read, source.id, clock.now())).toMatchObject({ failures: 0 });
  });
});

test('screens that follow a source hear of its pulls, in order', async () => {
  const source = await makeSource(ctx, fake.origin);
  fake.rows = rows(500, 501);

  await pullTransactions(ctx, gateways);

  const heard = await db.read
    .select({ type: outboxEvents.type, seq: outboxEvents.seq })
    .from(outboxEvents)
    .where(eq(outboxEvents.stream, `source:${source.id}`))
    .orderBy(outboxEvents.seq);
  expect(heard.map(({ type }) => type)).toEqual(['source.changed', 'source.advanced', 'source.advanced']);
  expect(heard.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test('no refused document holds a card number', async () => {
  await makeSource(ctx, fake.origin);
  fake.rows = [{ ...fakeRow(600), uid: '4200000000000000' }];

  await pullTransactions(ctx, gateways);

  const kept = await db.read.select({ excerpt: refusedDocuments.excerpt }).from(refusedDocuments);
  expect(kept.some(({ excerpt }) => excerpt.includes('420000••••••0000'))).toBe(true);
  expect(kept.some(({ excerpt }) => excerpt.includes('4200000000000000'))).toBe(false);
});
