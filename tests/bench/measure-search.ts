import { type BenchClient, type Stage, startProgram } from './bench-stage.ts';
import { loaded, loadTransactions } from './load-transactions.ts';
import { processorMs, serverPid } from './processor-time.ts';
import { type Figure, ms, spreadOf, timeRuns } from './report.ts';
import type { Sizes } from './sizes.ts';

/** Search through the API by each kind of exact key, a pasted message, and the payment's page, among `sizes.transactions` rows. */
export async function measureSearch(stage: Stage, sizes: Sizes, end: Temporal.Instant): Promise<Figure[]> {
  const began = performance.now();
  const { createdAt } = await loadTransactions(stage.db, stage.contextAt, sizes.transactions, end);
  const loadSeconds = (performance.now() - began) / 1000;
  const client = await startProgram(stage);
  try {
    const figures: Figure[] = [
      {
        what: `rows loaded over 14 months`,
        value: `${sizes.transactions.toLocaleString('en-US')} in ${loadSeconds.toFixed(0)} s`,
      },
    ];
    const database = await serverPid(stage.db);
    const processor = async () => [await processorMs(client.pid), await processorMs(database)] as const;
    for (const kind of kindsOfKey(createdAt)) figures.push(...(await measureKind({ client, sizes, processor }, kind)));
    return figures;
  } finally {
    await client.close();
  }
}

interface Kind {
  name: string;
  text(n: number): string;
  p99AtOnce: number;
  p50?: number;
  p99: number;
  page?: boolean;
}

function kindsOfKey(createdAt: (n: number) => Temporal.Instant): Kind[] {
  const exact = { p50: 3, p99: 15, p99AtOnce: 30 };
  const day = (n: number) => createdAt(n).toZonedDateTimeISO('Europe/Minsk').toPlainDate().toString();
  const money = (n: number) => (loaded.minor(n) / 100).toFixed(2).replace('.', ',');
  return [
    { name: 'uid', text: loaded.uid, ...exact },
    { name: 'order', text: (n) => `заказ ${loaded.order(n)}`, ...exact },
    { name: 'RRN', text: loaded.rrn, ...exact },
    { name: 'authorisation code', text: (n) => `код авторизации ${loaded.authCode(n)}`, ...exact },
    { name: 'card (BIN and last 4)', text: (n) => `${loaded.bin(n)}******${loaded.last4(n)}`, ...exact },
    { name: 'e-mail', text: loaded.email, ...exact },
    { name: 'phone', text: loaded.phone, ...exact },
    {
      name: 'pasted message',
      text: (n) =>
        `Здравствуйте! Почему не прошёл платёж по заказу ${loaded.order(n)}? Клиент платил картой ${loaded.last4(n)} ${day(n)}, сумма ${money(n)}. Почта ${loaded.email(n)}`,
      p99: 50,
      p99AtOnce: 200,
    },
    { name: 'the payment’s page', text: loaded.uid, p99: 20, p99AtOnce: 80, page: true },
  ];
}

interface Measured {
  client: BenchClient;
  sizes: Sizes;
  /** Processor time that the program and the database have taken so far. */
  processor(): Promise<readonly [number, number]>;
}

async function measureKind({ client, sizes, processor }: Measured, kind: Kind): Promise<Figure[]> {
  const run = async (index: number) => {
    const n = (index * 48_271 + 17) % sizes.transactions;
    const uid = loaded.uid(n);
    const answer = kind.page
      ? await openPage(client, uid)
      : await client.post('/api/transactions/search', { text: kind.text(n) });
    if (!answer.includes(uid)) throw new Error(`${kind.name}: ${kind.text(n)} did not find ${uid}`);
  };
  const before = await processor();
  const alone = spreadOf(await timeRuns(sizes.lookUps, 1, run));
  const after = await processor();
  const [program, database] = [after[0] - before[0], after[1] - before[1]].map((spent) => spent / (alone.count * 1.1));
  const together = spreadOf(await timeRuns(sizes.lookUps * 2, 16, run));
  const target = `${kind.p50 === undefined ? '' : `p50 ≤ ${kind.p50}, `}p99 ≤ ${kind.p99} ms`;
  return [
    {
      what: `${kind.name}, one at a time`,
      value: `p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}`,
      target,
      held: alone.p99 <= kind.p99 && (kind.p50 === undefined || alone.p50 <= kind.p50),
    },
    {
      what: `${kind.name}, 16 at once`,
      value: `p50 ${ms(together.p50)}, p99 ${ms(together.p99)}`,
      ...(kind.p50 === undefined ? {} : { target: `p99 ≤ ${kind.p99AtOnce} ms`, held: together.p99 <= kind.p99AtOnce }),
    },
    { what: '  processor time each: program and database', value: `${ms(program ?? 0)} and ${ms(database ?? 0)}` },
  ];
}

/** What the page asks for when it opens. */
async function openPage(client: BenchClient, uid: string): Promise<string> {
  const [detail, verdict] = await Promise.all([
    client.get(`/api/transactions/${uid}`),
    client.get(`/api/transactions/${uid}/verdict`),
  ]);
  return detail + verdict;
}
