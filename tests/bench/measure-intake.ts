import { sql } from 'drizzle-orm';
import { type BenchClient, type Stage, startFloor, startProgram } from './bench-stage.ts';
import { closedLoop, openLoop } from './closed-loop.ts';
import { openScreen, type Screen } from './many-screens.ts';
import { type Figure, median, ms, perSecond, range, ratio, spreadOf } from './report.ts';
import type { Sizes } from './sizes.ts';
import { connectBot, type MeasuredBot, questionOf } from './telegram-updates.ts';

const CONNECTIONS = 50;
const PAIRS = 5;
const SECONDS = 10;

/** Messages of Telegram from the wire to the queue on a screen, on one node and on two; what is acknowledged, what becomes tickets. */
export async function measureIntake(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  const bot = await connectBot(stage);
  const make = questions(bot, Math.floor(at.epochMilliseconds / 1000));
  const program = await startProgram(stage);
  const floor = await startFloor(stage);
  try {
    const bare = (count: number) => make(count).map(asFloor);
    await closedLoop({ port: program.port, connections: CONNECTIONS, requests: make(500) });
    await closedLoop({ port: floor.port, connections: CONNECTIONS, requests: bare(500) });
    await settled(stage);
    const pairs: { ours: number; bare: number }[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const requests = make(Math.ceil(sizes.messages / PAIRS));
      const ours = await closedLoop({ port: program.port, connections: CONNECTIONS, requests });
      await settled(stage);
      const floored = await closedLoop({ port: floor.port, connections: CONNECTIONS, requests: requests.map(asFloor) });
      pairs.push({ ours: (requests.length / ours.ms) * 1000, bare: (requests.length / floored.ms) * 1000 });
    }
    const burst = make(sizes.messages);
    const began = performance.now();
    await closedLoop({ port: program.port, connections: CONNECTIONS, requests: burst });
    const acknowledged = performance.now() - began;
    await settled(stage);
    const worked = performance.now() - began;
    const balance = await outcomes(stage);
    const figures = [...ackFigures(pairs), ...burstFigures(burst.length, acknowledged, worked, balance)];
    for (const rate of [50, 200]) figures.push(await toScreen(stage, program, make, rate));
    const other = await startProgram(stage);
    figures.push(await toScreen(stage, program, make, 50, other));
    await other.close();
    return figures;
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

/** Requests with a question each; every tenth writer writes again. */
function questions(bot: MeasuredBot, atSeconds: number): (count: number) => Buffer[] {
  let next = 1;
  return (count) =>
    Array.from({ length: count }, () => {
      const n = next++;
      const chat = 100_000 + (n % 10 === 0 ? n - 5 : n);
      return bot.post(
        questionOf(n, chat, `Почему не прошёл платёж по заказу ${10_000 + n}? Сумма ${n % 90},50`, atSeconds),
      );
    });
}

/** The same body to the floor's address. */
function asFloor(request: Buffer): Buffer {
  const text = request.toString('utf8');
  return Buffer.from(`POST /update HTTP/1.1\r\n${text.slice(text.indexOf('\r\n') + 2)}`);
}

function ackFigures(pairs: readonly { ours: number; bare: number }[]): Figure[] {
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

function burstFigures(count: number, acknowledged: number, worked: number, balance: Balance): Figure[] {
  const rate = (count / worked) * 1000;
  const whole = balance.received === balance.ended;
  return [
    {
      what: `a burst of ${count.toLocaleString('en-US')}: acknowledged, all in tickets`,
      value: `${(acknowledged / 1000).toFixed(1)} s, ${(worked / 1000).toFixed(1)} s`,
    },
    { what: 'all the way to tickets', value: perSecond(rate, 'messages'), target: '≥ 250', held: rate >= 250 },
    {
      what: 'received, and at an end',
      value: `${balance.received} and ${balance.ended}`,
      target: 'equal',
      held: whole,
    },
  ];
}

/** From the request on the wire to the frame on a screen that shows the queue; with `at`, a screen of another node. */
async function toScreen(
  stage: Stage,
  program: BenchClient,
  make: (count: number) => Buffer[],
  rate: number,
  at: BenchClient = program,
): Promise<Figure> {
  const screen = await openScreen(at.port, '/live', at.cookie);
  await screen.watch('desk:nobody');
  const requests = make(rate * SECONDS);
  const before = await lastTicket(stage);
  const { sentAt } = await openLoop({ port: program.port, requests, perSecond: rate });
  await settled(stage);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const arrivals = await arrivalsOf(stage, screen, before);
  screen.close();
  const spread = spreadOf(arrivals.map(({ position, heardAt }) => heardAt - (sentAt[position] ?? Number.NaN)));
  const isOther = at !== program;
  const cap = isOther ? 100 : rate === 50 ? 25 : 50;
  return {
    what: `wire to frame at ${rate}/s${isOther ? ', screen on another node' : ''}`,
    value: `p50 ${ms(spread.p50)}, p99 ${ms(spread.p99)} of ${spread.count}`,
    target: `p99 ≤ ${cap} ms`,
    held: spread.p99 <= cap && spread.count > 0,
  };
}

/** When each new ticket was first named to the screen, by the place of its message among those that were sent. */
async function arrivalsOf(stage: Stage, { heard }: Screen, after: number) {
  const rows = await stage.db.read.execute<{ id: string; place: string }>(sql`
    select t.id, i.delivery_key as place from tickets t
    join inbound i on i.ticket_id = t.id and i.state = 'ticketed'
    where t.number > ${after} order by t.number`);
  const places = rows.map(({ id, place }) => ({ id, update: Number(place) }));
  const first = Math.min(...places.map(({ update }) => update));
  return places.flatMap(({ id, update }) => {
    const frame = heard.find(({ name, body }) => name === 'frame' && body.includes(id));
    return frame === undefined ? [] : [{ position: update - first, heardAt: frame.at }];
  });
}

interface Balance {
  received: number;
  ended: number;
}

async function outcomes({ db }: Stage): Promise<Balance> {
  const [row] = await db.write.execute<{ received: number; ended: number }>(sql`
    select count(*)::int as received, count(*) filter (where state in ('ticketed', 'joined'))::int as ended from inbound`);
  return row ?? { received: 0, ended: -1 };
}

async function lastTicket({ db }: Stage): Promise<number> {
  const [row] = await db.write.execute<{ n: string }>(sql`select coalesce(max(number), 0) as n from tickets`);
  return Number(row?.n ?? 0);
}

/** Until everything taken in has become what it becomes, and every reaction to it has run. */
async function settled({ db }: Stage): Promise<void> {
  for (;;) {
    const [row] = await db.write.execute<{ n: number }>(sql`
      select (select count(*) from inbound where state = 'waiting')::int
        + (select count(*) from outbox_deliveries where state = 'waiting')::int as n`);
    if (row?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
