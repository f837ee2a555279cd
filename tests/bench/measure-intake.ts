import { sql } from 'drizzle-orm';
import { type BenchClient, type Stage, startFloor, startProgram } from './bench-stage.ts';
import { closedLoop } from './closed-loop.ts';
import { balanceFigure, closeAll, orderFigure, settled, ticketed } from './desk-balance.ts';
import { loaded, loadTransactions } from './load-transactions.ts';
import { processorMs, serverPid } from './processor-time.ts';
import { type Figure, median, ms, perSecond, range, ratio, spreadOf, timeRuns } from './report.ts';
import type { Sizes } from './sizes.ts';
import { staffDesk } from './staff-desk.ts';
import { connectBot, type MeasuredBot, questionOf } from './telegram-updates.ts';
import { type Arrival, shownSpread, wireToFrame } from './wire-to-frame.ts';

const CONNECTIONS = 50;
const PAIRS = 5;
const MOST_PER_PAIR = 1000;
const PEOPLE = 5;
const MESSAGES_A_WRITER = 5;
const TRANSACTIONS = 20_000;
const CAPS = [
  { rate: 50, capMs: 25 },
  { rate: 200, capMs: 50 },
];
const OTHER_NODE_MS = 100;
const MOST_FOR_FINDING_MS = 30;
/** Messages that are sent before those that count: what runs for months is compiled, and its statements are planned. */
const WARM_UP = 100;

/** Messages of Telegram from the wire to a screen, on one node and on two; what is acknowledged, what becomes tickets; with people on duty. */
export async function measureIntake(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  const people = (await staffDesk(stage, PEOPLE)).map(({ id }) => id);
  await loadTransactions(stage.db, stage.contextAt, TRANSACTIONS, at);
  const writing = writers(await connectBot(stage), at);
  const [program, floor] = await Promise.all([startProgram(stage), startFloor(stage)]);
  try {
    const acknowledged = await againstFloor(stage, { program, floor, writing, count: sizes.messages });
    await closeAll(stage);
    const burst = await workOff(stage, program, writing.several(sizes.messages));
    await closeAll(stage);
    const screens: Figure[] = [];
    const toScreen = (perSecond: number, requests: Buffer[], screenAt = program) =>
      wireToFrame(stage, { into: program, screenAt, people, requests, perSecond });
    for (const { rate, capMs } of CAPS) {
      const arrivals = await toScreen(rate, writing.single(rate * sizes.paceSeconds));
      screens.push(shownFigure(`wire to frame at ${rate}/s`, arrivals, capMs));
    }
    await toScreen(50, writing.aboutPayments(WARM_UP));
    const about = await toScreen(50, writing.aboutPayments(50 * sizes.paceSeconds));
    const found = await foundFigures(program, about);
    const other = await startProgram(stage);
    await toScreen(50, writing.single(WARM_UP), other);
    const there = await toScreen(50, writing.single(50 * sizes.paceSeconds), other);
    await other.close();
    return [
      ...acknowledged,
      ...burst,
      ...screens,
      shownFigure('wire to frame at 50/s, screen on another node', there, OTHER_NODE_MS),
      ...found,
      await balanceFigure(stage, writing.sent()),
    ];
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

/** Whole requests of people who write: each asks once, each asks several times, each names a payment of theirs. */
function writers(bot: MeasuredBot, at: Temporal.Instant) {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  let sent = 0;
  let writer = 0;
  const request = (chat: number, text: string) => bot.post(questionOf(++sent, 100_000 + chat, text, seconds));
  const ask = (n: number) => `Почему не прошёл платёж? Номер у нас ${700_000 + n}-${n % 90}`;
  return {
    sent: () => sent,
    single: (count: number) => Array.from({ length: count }, () => request(++writer, ask(writer))),
    several: (count: number) => {
      const [first, each] = [writer + 1, Math.ceil(count / MESSAGES_A_WRITER)];
      writer += each;
      return Array.from({ length: count }, (_, n) => request(first + (n % each), `${ask(n)}, сообщение ${n}`));
    },
    aboutPayments: (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const n = TRANSACTIONS - 1 - index;
        return request(
          ++writer,
          `Почему не прошёл платёж по заказу ${loaded.order(n)}? Карта ${loaded.last4(n)}, сумма ${amountOf(n)} ${n % 10 === 0 ? 'USD' : 'BYN'}`,
        );
      }),
  };
}

type Writing = ReturnType<typeof writers>;

const amountOf = (n: number) => (loaded.minor(n) / 100).toFixed(2).replace('.', ',');

interface Sides {
  program: BenchClient;
  floor: { port: number };
  writing: Writing;
  /** Messages to send on each side in all, at most. */
  count: number;
}

async function againstFloor(stage: Stage, { program, floor, writing, count }: Sides): Promise<Figure[]> {
  const pair = async () => {
    const requests = writing.single(Math.min(MOST_PER_PAIR, Math.ceil(count / PAIRS)));
    const ours = await closedLoop({ port: program.port, connections: CONNECTIONS, requests });
    await settled(stage);
    const bare = await closedLoop({ port: floor.port, connections: CONNECTIONS, requests: requests.map(asFloor) });
    const rate = (spent: number) => (requests.length / spent) * 1000;
    return { ours: rate(ours.ms), bare: rate(bare.ms) };
  };
  await pair(); // to be warm
  const pairs: { ours: number; bare: number }[] = [];
  while (pairs.length < PAIRS) pairs.push(await pair());
  const ratios = pairs.map(({ ours, bare }) => ours / bare);
  const share = median(ratios);
  return [
    {
      what: `bare Express + zod + insert, ${CONNECTIONS} connections`,
      value: perSecond(median(pairs.map(({ bare }) => bare)), 'stored'),
    },
    { what: 'acknowledged by the program', value: perSecond(median(pairs.map(({ ours }) => ours)), 'stored') },
    {
      what: `program against bare, ${PAIRS} pairs`,
      value: `${ratio(share)} ${range(ratios)}`,
      target: '≥ 0.5',
      held: share >= 0.5,
    },
  ];
}

/** The same body to the floor's address. */
function asFloor(request: Buffer): Buffer {
  const text = request.toString('utf8');
  return Buffer.from(`POST /update HTTP/1.1\r\n${text.slice(text.indexOf('\r\n') + 2)}`);
}

/** As many at once as come in, until all are in tickets; of several messages of one writer the order is looked at. */
async function workOff(stage: Stage, { port, pid }: BenchClient, requests: readonly Buffer[]): Promise<Figure[]> {
  const database = await serverPid(stage.db);
  const processor = async () => [await processorMs(pid), await processorMs(database)] as const;
  const before = await processor();
  const began = performance.now();
  const { ms: acknowledgedMs } = await closedLoop({ port, connections: CONNECTIONS, requests });
  await ticketed(stage);
  const ticketedMs = performance.now() - began;
  await settled(stage);
  const settledMs = performance.now() - began;
  const [program = 0, server = 0] = (await processor()).map(
    (spent, side) => (spent - (before[side] ?? 0)) / requests.length,
  );
  const seconds = (spent: number) => `${(spent / 1000).toFixed(1)} s`;
  const rate = (requests.length / ticketedMs) * 1000;
  return [
    {
      what: `a burst of ${requests.length.toLocaleString('en-US')}: acknowledged, in tickets, payments looked for`,
      value: [acknowledgedMs, ticketedMs, settledMs].map(seconds).join(', '),
    },
    { what: 'all the way to tickets', value: perSecond(rate, 'messages'), target: '≥ 250', held: rate >= 250 },
    { what: '  processor time each: program and database', value: `${ms(program)} and ${ms(server)}` },
    await orderFigure(stage),
    await ownedFigure(stage),
  ];
}

/** With people on duty each ticket has an owner from its birth. */
async function ownedFigure({ db }: Stage): Promise<Figure> {
  const [row] = await db.write.execute<{ tickets: number; owned: number; people: number }>(sql`
    select count(*)::int as tickets, count(assignee_id)::int as owned, count(distinct assignee_id)::int as people from tickets`);
  const { tickets, owned, people } = row ?? { tickets: 0, owned: 0, people: 0 };
  return {
    what: 'tickets, of these with an owner, and among how many people',
    value: `${tickets}, ${owned}, ${people}`,
    target: `all, ${PEOPLE}`,
    held: tickets === owned && people === PEOPLE,
  };
}

function shownFigure(what: string, arrivals: readonly Arrival[], capMs: number): Figure {
  const { p50, p99, count } = shownSpread(arrivals);
  return {
    what,
    value: `p50 ${ms(p50)}, p99 ${ms(p99)} of ${count}`,
    target: `p99 ≤ ${capMs} ms`,
    held: p99 <= capMs && count > 0,
  };
}

/** What finding the payment adds to showing the ticket, and what explaining it to whoever opens it takes. */
async function foundFigures({ get }: BenchClient, arrivals: readonly Arrival[]): Promise<Figure[]> {
  const shown = shownSpread(arrivals);
  const found = spreadOf(arrivals.flatMap(({ foundMs }) => foundMs ?? []));
  const explained = spreadOf(
    await timeRuns(Math.min(200, arrivals.length), 1, async (index) => {
      const answer = await get(`/api/tickets/${arrivals[index % arrivals.length]?.ticketId}/suggestion`);
      if (!answer.includes('"verdict":{')) throw new Error(`not explained: ${answer.slice(0, 300)}`);
    }),
  );
  const more = found.p99 - shown.p99 + explained.p50;
  return [
    {
      what: 'messages that name a payment, at 50/s: shown, and found',
      value: `${shown.count}, ${found.count} of ${arrivals.length}`,
      target: 'all',
      held: found.count === arrivals.length && found.count > 0,
    },
    { what: 'wire to the frame that shows it', value: `p50 ${ms(shown.p50)}, p99 ${ms(shown.p99)}` },
    { what: 'wire to the frame that says what was found', value: `p50 ${ms(found.p50)}, p99 ${ms(found.p99)}` },
    { what: 'the explanation, asked for', value: `p50 ${ms(explained.p50)}, p99 ${ms(explained.p99)}` },
    {
      what: 'found and explained, more than shown: p99 and explanation',
      value: ms(more),
      target: `≤ ${MOST_FOR_FINDING_MS} ms`,
      held: more <= MOST_FOR_FINDING_MS,
    },
  ];
}
