import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createSampleWorld, richDocument, sampleTransactions, viewAt, ZONE } from '../../server/demo/sample/index.ts';
import { signatureOf } from '../../server/demo/sandbox-gateway/notifications/sign.ts';
import { NewSource } from '../../server/domains/gateways/contract.ts';
import { createSource } from '../../server/domains/gateways/index.ts';
import { createSecrets } from '../../server/platform/secrets.ts';
import { type Stage, startFloor, startProgram } from './bench-stage.ts';
import { closedLoop, postOf } from './closed-loop.ts';
import { processorMs, serverPid } from './processor-time.ts';
import { type Figure, median, ms, percentile, perSecond, range, ratio } from './report.ts';
import type { Sizes } from './sizes.ts';

const CONNECTIONS = 50;
const PAIRS = 5;
/** Both sides take as many before the pairs count: what runs for months is compiled code, and a fifth of a second of it is not. */
const WARM_UP = 3000;

/**
 * Signed notifications, each with a body of its own, into the program and into a bare Express + zod + insert on the same
 * PostgreSQL, by turns. What is stored is counted; the program merges what it has taken meanwhile, as in life.
 */
export async function measureNotifications(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const path = await connectSource(stage, publicKey, at);
  const perRound = Math.ceil(sizes.notifications / PAIRS);
  const bodies = bodiesOf(WARM_UP + perRound * PAIRS, at);
  const [program, floor] = await Promise.all([startProgram(stage), startFloor(stage)]);
  try {
    const pair = async (part: readonly Buffer[]) => {
      const signed = part.map((body) => postOf(path, body, { 'Content-Signature': signatureOf(body, privateKey) }));
      const plain = part.map((body) => postOf('/hook', body));
      return {
        ours: await round(stage, 'gateway_notifications', program, signed),
        bare: await round(stage, 'floor_notifications', floor, plain),
      };
    };
    await pair(bodies.slice(0, WARM_UP));
    const pairs: Awaited<ReturnType<typeof pair>>[] = [];
    for (let from = WARM_UP; from < bodies.length; from += perRound)
      pairs.push(await pair(bodies.slice(from, from + perRound)));
    return figuresOf(
      pairs.map(({ ours }) => ours),
      pairs.map(({ bare }) => bare),
    );
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

interface Round {
  perSecond: number;
  p99: number;
  /** Processor time a notification, of the server and of the database; what follows later belongs to it too. */
  processor: { server: number; database: number };
}

async function round(
  stage: Stage,
  table: string,
  { port, pid }: { port: number; pid: number },
  requests: readonly Buffer[],
): Promise<Round> {
  const database = await serverPid(stage.db);
  const processor = async () => [await processorMs(pid), await processorMs(database)] as const;
  const before = { stored: await countOf(stage, table), processor: await processor() };
  const { ms: spent, answers } = await closedLoop({ port, connections: CONNECTIONS, requests });
  const stored = (await countOf(stage, table)) - before.stored;
  if (stored !== requests.length) throw new Error(`${requests.length} were sent, ${table} has ${stored} more`);
  await settled(stage);
  const after = await processor();
  const each = (index: 0 | 1) => (after[index] - before.processor[index]) / stored;
  answers.sort((a, b) => a - b);
  return {
    perSecond: (stored / spent) * 1000,
    p99: percentile(answers, 0.99),
    processor: { server: each(0), database: each(1) },
  };
}

function figuresOf(ours: readonly Round[], bare: readonly Round[]): Figure[] {
  const ratios = ours.map((round, index) => round.perSecond / (bare[index]?.perSecond ?? Number.NaN));
  const share = median(ratios);
  const line = (what: string, rounds: readonly Round[]): Figure => ({
    what,
    value: `${perSecond(median(rounds.map((round) => round.perSecond)), 'stored')}, p99 ${ms(median(rounds.map((round) => round.p99)))}`,
  });
  const processor = (what: string, rounds: readonly Round[]): Figure => {
    const of = (part: 'server' | 'database') => ms(median(rounds.map((round) => round.processor[part])));
    return { what, value: `${of('server')} and ${of('database')}` };
  };
  return [
    line(`bare Express + zod + insert, ${CONNECTIONS} connections`, bare),
    line('the program: signature, masking, once each, merged beside', ours),
    processor('processor time each, bare: server and database', bare),
    processor('processor time each, program, merging included', ours),
    {
      what: `program against bare, ${PAIRS} pairs`,
      value: `${ratio(share)} ${range(ratios)}`,
      target: '≥ 0.6',
      held: share >= 0.6,
    },
  ];
}

async function connectSource(stage: Stage, publicKey: KeyObject, at: Temporal.Instant): Promise<string> {
  const input = NewSource.parse({
    name: 'Measured',
    kind: 'begateway-back-office',
    password: 'no password',
    settings: {
      origins: { backOffice: 'https://back-office.example' },
      user: 'nobody',
      startFrom: at.toString(),
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  });
  const source = await createSource(stage.contextAt(at), input, createSecrets([stage.secretsKey]));
  // It is told, never asked: nothing leaves this machine.
  await stage.db.write.execute(sql`update sources set next_pull_at = now() + interval '10 years'`);
  return source.notificationPath;
}

/** Notifications as the sample provider's gateway sends them, each of another payment. */
function bodiesOf(count: number, at: Temporal.Instant): Buffer[] {
  const nowMs = at.epochMilliseconds;
  const world = createSampleWorld({ today: at.toZonedDateTimeISO(ZONE).toPlainDate(), days: 30 });
  const bodies: Buffer[] = [];
  for (const transaction of sampleTransactions(world)) {
    const view = viewAt(transaction, nowMs);
    if (view !== undefined) bodies.push(Buffer.from(JSON.stringify(richDocument(world.seed, transaction, view))));
    if (bodies.length === count) return bodies;
  }
  throw new Error(`the sample has ${bodies.length} notifications, ${count} are wanted`);
}

async function countOf(stage: Stage, table: string): Promise<number> {
  const [row] = await stage.db.write.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  );
  return row?.n ?? 0;
}

/** Until the program has merged all that it took: the other one's turn is to be undisturbed. */
async function settled(stage: Stage): Promise<void> {
  for (;;) {
    const [row] = await stage.db.write.execute<{ n: number }>(
      sql`select count(*)::int as n from gateway_notifications where state = 'waiting'`,
    );
    if (row?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
