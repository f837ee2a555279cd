import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSampleWorld, dayStartMs, PROVIDER, ZONE } from '../../server/demo/sample/index.ts';
import type { Misbehaviour } from '../../server/demo/sandbox-gateway/spoiler.ts';
import { startSandboxGateway } from '../../server/demo/sandbox-gateway/start-sandbox-gateway.ts';
import type { Source } from '../../server/domains/gateways/contract.ts';
import { getSource } from '../../server/domains/gateways/queries.ts';
import { runJob } from '../../server/jobs/run-job.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { keys } from '../server/demo/sandbox-gateway/sandbox.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { makeSource } from '../support/gateways.ts';
import { until } from '../support/until.ts';
import { watchGateway } from '../support/watched-gateway.ts';
import { wholeApp } from '../support/whole-app.ts';

/*
 * The "429, 5xx, time-outs, bad JSON, a truncated page: nothing lost, nothing twice", through the whole program and
 * the sandbox gateway; and the state of the source says what happened.
 */
const today = Temporal.PlainDate.from('2026-11-25');
const clock = clockAt(today.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant());
const world = createSampleWorld({ today, days: 1, familiesADay: 120 });
const sandbox = await startSandboxGateway({
  world,
  clock,
  privateKey: keys.privateKey,
  openedMs: clock.now().epochMilliseconds,
});
const gateway = await watchGateway(sandbox.origin);

const db = await freshDatabase();
const app = await wholeApp(db, { clock, gatewayCaps: { timeoutMs: 400, maxBytes: 4_000_000 } });
const { id } = await makeSource(testContext(db, { clock }), gateway.origin, {
  password: PROVIDER.backOfficeAccount.secret,
  settings: {
    origins: { backOffice: gateway.origin },
    user: PROVIDER.backOfficeAccount.id,
    startFrom: Temporal.Instant.fromEpochMilliseconds(dayStartMs(world.calendar, 0)).toString(),
    pageSize: 40,
    timeZone: ZONE,
  },
});
afterAll(async () => {
  await app.stop();
  await gateway.stop();
  await sandbox.stop();
});

const LONGEST_BACK_OFF_MINUTES = 20;

const readSource = () => getSource(db.read, id, clock.now());

async function tick(): Promise<void> {
  for (const job of app.jobs)
    if (job.name === 'pull-transactions') await runJob(app.services, createLogger('silent'), job);
}

/** One pull, when its time has come; over when the next one is planned. */
async function pull(): Promise<Source> {
  clock.set(clock.now().add({ minutes: LONGEST_BACK_OFF_MINUTES }));
  await tick();
  await until(async () => {
    const { nextPullAt = '' } = await readSource();
    return nextPullAt > clock.now().toString();
  });
  return readSource();
}

async function expectEverythingOnce(): Promise<void> {
  const rows = await db.read.execute<{ uid: string }>(sql`select uid from transactions order by uid`);
  const keyed = await db.read.execute<{ uid: string }>(sql`select uid from transaction_keys order by uid`);
  const theirs = sandbox.ledger.list(
    { dateType: 'created_at', fromMs: 0, toMs: clock.now().epochMilliseconds },
    Number.POSITIVE_INFINITY,
  );

  expect(rows.map(({ uid }) => uid)).toEqual(theirs.map(({ uid }) => uid).sort());
  expect(keyed.map(({ uid }) => uid)).toEqual(rows.map(({ uid }) => uid));
}

const EXPORT = '/api/v2/transactions/export';

beforeAll(async () => {
  expect((await pull()).problem).toBeUndefined();
  await expectEverythingOnce();
});

const faults: [string, Misbehaviour, object][] = [
  [
    'too many requests',
    { kind: 'too-many-requests', retryAfterSeconds: 7200 },
    { kind: 'rate-limited', httpStatus: 429, retryAfterSeconds: 7200, said: 'Slow down' },
  ],
  [
    'an error of the server',
    { kind: 'server-error' },
    { kind: 'server-error', httpStatus: 500, said: 'Something went wrong' },
  ],
  ['no answer', { kind: 'hang' }, { kind: 'timeout' }],
  ['a page for people', { kind: 'not-json' }, { kind: 'bad-json', httpStatus: 200 }],
  ['half an answer', { kind: 'truncated' }, { kind: 'bad-json', httpStatus: 200 }],
];

describe('a gateway that answers with', () => {
  test.each(
    faults,
  )('%s is told in words, asked again later, and nothing is lost or twice', async (_, misbehaviour, problem) => {
    for (let n = 0; n < 4; n += 1) sandbox.arrive();
    sandbox.spoil(misbehaviour, 1, EXPORT);

    const failing = await pull();

    expect(failing).toMatchObject({ state: 'failing', failures: 1, problem: { request: 'export', ...problem } });
    const { retryAfterSeconds = 0 } = failing.problem ?? {};
    const wait = Temporal.Instant.from(failing.nextPullAt ?? '')
      .since(clock.now())
      .total('seconds');
    expect(wait).toBeGreaterThanOrEqual(Math.max(3, retryAfterSeconds));
    clock.set(clock.now().add({ seconds: retryAfterSeconds }));
    expect(await pull()).toMatchObject({ state: 'active', failures: 0 });
    await expectEverythingOnce();
  });

  test('every row twice gives no payment twice', async () => {
    for (let n = 0; n < 60; n += 1) sandbox.arrive();
    clock.set(clock.now().add({ minutes: 1 }));
    gateway.meddle = (body) => {
      sandbox.spoil({ kind: 'repeated-rows' }, 1, EXPORT);
      return body;
    };

    expect((await pull()).state).toBe('active');
    gateway.meddle = (body) => body;

    await expectEverythingOnce();
  });

  test('one fault after another waits longer each time, asks once each time, and forgets when it is over', async () => {
    sandbox.spoil({ kind: 'server-error' }, 3, EXPORT);
    const waits: number[] = [];
    for (let n = 1; n <= 3; n += 1) {
      const before = gateway.asked.length;
      const { failures, nextPullAt = '' } = await pull();
      await tick();
      waits.push(Temporal.Instant.from(nextPullAt).since(clock.now()).total('seconds'));
      expect([failures, gateway.asked.length - before]).toEqual([n, 1]);
    }

    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(await pull()).toMatchObject({ state: 'active', failures: 0 });
  });

  test('a fault in the middle of many pages goes on where it was', async () => {
    for (let n = 0; n < 60; n += 1) sandbox.arrive();
    clock.set(clock.now().add({ minutes: 1 }));
    const before = gateway.asked.length;
    // The first page comes, the second does not.
    let pages = 0;
    gateway.meddle = (body) => {
      pages += 1;
      if (pages === 2) sandbox.spoil({ kind: 'server-error' }, 1, EXPORT);
      return body;
    };

    const failing = await pull();
    gateway.meddle = (body) => body;

    expect(failing).toMatchObject({ state: 'failing', problem: { kind: 'server-error' } });
    expect(failing.tracks.find(({ name }) => name === 'created_at')).toMatchObject({ catchingUp: true });
    expect(gateway.asked.length - before).toBe(2);
    await pull();
    await expectEverythingOnce();
  });

  test('the first page again and again is told as stuck, and the rest is read once the cursor is heeded', async () => {
    for (let n = 0; n < 60; n += 1) sandbox.arrive();
    clock.set(clock.now().add({ minutes: 1 }));
    let first: object | undefined;
    gateway.meddle = (body) => {
      const asked = JSON.parse(body) as { filter: object; options: object };
      first ??= asked.filter;
      return JSON.stringify({ ...asked, filter: first, options: { ...asked.options, limit: 40 } });
    };

    const stuck = await pull();
    gateway.meddle = (body) => body;

    expect(stuck).toMatchObject({ state: 'failing', problem: { kind: 'stuck', request: 'export' } });
    expect(await pull()).toMatchObject({ state: 'active' });
    await expectEverythingOnce();
  });

  test('nothing, for it is gone, is told so', async () => {
    await gateway.stop();

    expect(await pull()).toMatchObject({ state: 'failing', problem: { kind: 'refused', request: 'export' } });
  });
});
