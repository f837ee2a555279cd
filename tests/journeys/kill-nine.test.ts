import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createRandom,
  createSampleWorld,
  dayStartMs,
  PROVIDER,
  richDocument,
  type SampleTransaction,
  viewAt,
  ZONE,
} from '../../server/demo/sample/index.ts';
import { signatureOf } from '../../server/demo/sandbox-gateway/notifications/sign.ts';
import { startSandboxGateway } from '../../server/demo/sandbox-gateway/start-sandbox-gateway.ts';
import { NewSource, type Source } from '../../server/domains/gateways/contract.ts';
import { createSource } from '../../server/domains/gateways/index.ts';
import { getSource } from '../../server/domains/gateways/queries.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Database } from '../../server/platform/db.ts';
import { findData } from '../../server/platform/embedded-postgres/place.ts';
import { readPostmasterFile } from '../../server/platform/embedded-postgres/postmaster-file.ts';
import { signal } from '../../server/platform/embedded-postgres/processes.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { createSecrets } from '../../server/platform/secrets.ts';
import { keepSecretsKeys } from '../../server/platform/secrets-key.ts';
import { startDatabase } from '../../server/platform/start-database.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { ask } from '../support/ask.ts';
import { testContext } from '../support/database.ts';
import { KILL_SEED, type MainProgram, startMain } from '../support/main-program.ts';
import { until } from '../support/until.ts';
import { type WatchedGateway, watchGateway } from '../support/watched-gateway.ts';

/*
 * Promise D-02, and the issue's "kill -9 at any moment": the real program on its own embedded database pulls from the
 * sandbox gateway and takes notifications, while it, its database, or both are killed again and again.
 */
type Victim = 'program' | 'database' | 'both';
/** Who is killed, and after which kind of moment. */
const ROUNDS: [Victim, 'asked' | 'answered' | 'acknowledged'][] = [
  ['program', 'answered'],
  ['program', 'asked'],
  ['database', 'answered'],
  ['both', 'acknowledged'],
  ['program', 'answered'],
  ['database', 'acknowledged'],
];
const OVERLAP_MINUTES = 1;
const TRACKS = 3;
const random = createRandom(KILL_SEED);

const home = await mkdtemp(join(tmpdir(), 'vakhta-kill-'));
await chmod(home, 0o755);
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const environment = { DATA_DIR: join(home, 'data'), PORT: String(port) };
const config = readConfig(environment);
const log = createLogger('silent');

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const today = systemClock.now().toZonedDateTimeISO(ZONE).toPlainDate();
const world = createSampleWorld({ today, days: 2, familiesADay: 220 });
const sandbox = await startSandboxGateway({
  world,
  clock: systemClock,
  privateKey: keys.privateKey,
  openedMs: systemClock.now().epochMilliseconds,
});

let gateway: WatchedGateway;
let program: MainProgram;
let db: Database;
let source: Source;
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  await rm(home, { recursive: true, force: true });
});

const nowMs = () => systemClock.now().epochMilliseconds;
const everything = (untilMs: number) =>
  sandbox.ledger.list({ dateType: 'created_at', fromMs: 0, toMs: untilMs }, Number.POSITIVE_INFINITY);
const readSource = () => getSource(db.read, source.id, systemClock.now());

async function connectSource(): Promise<Source> {
  const ctx = testContext(db, { clock: systemClock });
  const secrets = createSecrets(await keepSecretsKeys(config));
  const input = NewSource.parse({
    name: 'Sandbox',
    kind: 'begateway-back-office',
    password: PROVIDER.backOfficeAccount.secret,
    settings: {
      origins: { backOffice: gateway.origin },
      user: PROVIDER.backOfficeAccount.id,
      pollSeconds: 1,
      overlapMinutes: OVERLAP_MINUTES,
      startFrom: Temporal.Instant.fromEpochMilliseconds(dayStartMs(world.calendar, 0)).toString(),
      timeZone: ZONE,
      pageSize: 7,
      publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  });
  return createSource(ctx, input, secrets);
}

beforeAll(async () => {
  closing.push(() => sandbox.stop());
  gateway = await watchGateway(sandbox.origin);
  closing.push(() => gateway.stop());
  program = await startMain(environment);
  closing.push(() => program.stop());
  const attached = await startDatabase(config, log, 'attach');
  closing.push(() => attached.stop());
  db = attached.db;
  source = await connectSource();
});

interface Notice {
  body: Buffer;
  transaction: SampleTransaction;
}

/** What the gateway would tell of these: first that it began, then how it ended. */
function noticesOf(transactions: readonly SampleTransaction[], untilMs: number): Notice[] {
  return transactions.flatMap((transaction) =>
    [transaction.createdMs, transaction.finalMs].flatMap((ms) => {
      const view = viewAt(transaction, ms);
      if (view === undefined || ms > untilMs) return [];
      return [{ transaction, body: Buffer.from(JSON.stringify(richDocument(world.seed, transaction, view))) }];
    }),
  );
}

/** Sends until it hears 200, as a gateway does; what it heard 200 for is acknowledged. */
async function deliver({ body, transaction }: Notice): Promise<void> {
  const headers = {
    'Content-Signature': signatureOf(body, keys.privateKey),
    Authorization: `Basic ${btoa(`${transaction.shop.id}:${transaction.shop.secret}`)}`,
  };
  await until(async () => (await ask(base, { path: source.notificationPath, headers, body })).status === 200);
  gateway.events.emit('acknowledged');
}

const AT_ONCE = 4;

/** Delivers all of them, and some again as long as the killing goes on. */
async function deliverAll(notices: readonly Notice[], isOver: () => boolean): Promise<void> {
  const waiting = [...notices];
  const nextOf = () => waiting.shift() ?? (isOver() ? undefined : notices[random.int(notices.length)]);
  const sendOn = async () => {
    for (let next = nextOf(); next !== undefined; next = nextOf()) await deliver(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
}

/** A random moment: some event or other, and a little after it. */
async function someMoment(kind: string): Promise<void> {
  for (let left = 2 + random.int(20); left > 0; left -= 1) await once(gateway.events, kind);
  await pause(random.int(25));
}

async function kill(victim: Victim): Promise<void> {
  const postmaster = await readPostmasterFile((await findData(environment.DATA_DIR)).dataFolder);
  if (victim !== 'program' && postmaster !== undefined) signal(postmaster.pid, 'SIGKILL');
  if (victim === 'database') return;
  await program.kill();
  program = await startMain(environment);
}

/** How often the cursor has moved; every move is one commit with the rows that it passed. */
async function revision(): Promise<number> {
  let found = 0;
  await until(async () => {
    const [row] = await db.read.execute<{ revision: number }>(sql`select revision from sources`);
    found = row?.revision ?? 0;
    return row !== undefined;
  });
  return found;
}

describe(`killed ${ROUNDS.length} times at random moments (KILL_SEED=${KILL_SEED})`, () => {
  const revisions: number[] = [];
  let notices: Notice[] = [];
  let expected: SampleTransaction[] = [];
  const startedMs = nowMs();

  beforeAll(async () => {
    notices = noticesOf(everything(startedMs).slice(-90), startedMs);
    notices.sort(() => random.next() - 0.5);
    let isOver = false;
    const delivering = deliverAll(notices, () => isOver);
    for (const [victim, kind] of ROUNDS) {
      await someMoment(kind);
      sandbox.arrive();
      await kill(victim);
      revisions.push(await revision());
    }
    isOver = true;
    await delivering;
    expected = everything(nowMs());
    const wanted = expected.map(({ uid }) => uid);
    await until(async () => {
      const [row] = await db.read.execute<{ there: number; waiting: number }>(sql`select
        (select count(*)::int from transaction_keys where uid = any(${sql.param(wanted)}::text[])) as there,
        (select count(*)::int from gateway_notifications where state = 'waiting') as waiting`);
      return row?.there === wanted.length && row.waiting === 0;
    });
    const reached = systemClock.now().subtract({ minutes: OVERLAP_MINUTES }).toString();
    await until(async () => {
      const { tracks } = await readSource();
      return tracks.length === TRACKS && tracks.every(({ doneUntil }) => doneUntil > reached);
    });
  });

  test('every acknowledged notification is there once, and was merged', async () => {
    const rows = await db.read.execute<{ state: string; uid: string; status: string }>(
      sql`select state, said::json->>'uid' as uid, said::json->>'status' as status from gateway_notifications`,
    );

    const sent = notices.map(({ body }) => body.toString('utf8'));
    expect(rows).toHaveLength(new Set(sent).size);
    expect(rows.filter(({ state }) => state !== 'merged')).toEqual([]);
    expect(new Set(rows.map(({ uid }) => uid))).toEqual(new Set(notices.map(({ transaction }) => transaction.uid)));
  });

  test('every transaction of the gateway is there once, in its last state', async () => {
    const rows = await db.read.execute<{ uid: string; status: string }>(sql`select uid, status from transactions`);
    const [keyed] = await db.read.execute<{ count: number }>(sql`select count(*)::int as count from transaction_keys`);

    const known = new Set(everything(nowMs()).map(({ uid }) => uid));
    expect(rows.map(({ uid }) => uid)).toHaveLength(new Set(rows.map(({ uid }) => uid)).size);
    expect(keyed?.count).toBe(rows.length);
    expect(rows.filter(({ uid }) => !known.has(uid))).toEqual([]);
    const stored = new Map(rows.map(({ uid, status }) => [uid, status]));
    const decided = notices.filter(({ transaction }) => transaction.finalMs <= startedMs);
    const told = new Map(decided.map(({ transaction }) => [transaction.uid, transaction.finalStatus]));
    expect(expected.filter(({ uid }) => !stored.has(uid))).toEqual([]);
    expect([...told].filter(([uid, status]) => stored.get(uid) !== status)).toEqual([]);
  });

  test('the cursor never went back, and reached the present without a problem left', async () => {
    const { problem } = await readSource();

    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(revisions.at(-1)).toBeGreaterThan(revisions[0] ?? 0);
    expect(problem).toBeUndefined();
  });

  test('what screens follow has no gap, and nothing waits for ever', async () => {
    const [row] = await db.read.execute<Record<string, number>>(sql`select
      (select count(*)::int from streams s where s.head <> (select count(*) from outbox_events e where e.stream = s.name)) as gaps,
      (select count(*)::int from outbox_deliveries where state <> 'done') as undelivered,
      (select count(*)::int from transactions t where not exists
        (select 1 from transaction_documents d where d.uid = t.uid)) as "withoutDocument"`);

    expect(row).toEqual({ gaps: 0, undelivered: 0, withoutDocument: 0 });
  });

  test('the program stops in order after all that', async () => {
    expect(await program.stop()).toBe(0);
  });
});
