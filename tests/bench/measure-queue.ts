import { sql } from 'drizzle-orm';
import { putOnDuty } from '../support/on-duty.ts';
import { type BenchClient, type Stage, startProgram } from './bench-stage.ts';
import { loadTickets, someOpenTickets } from './load-tickets.ts';
import { loadTransactions } from './load-transactions.ts';
import { processorMs, serverPid } from './processor-time.ts';
import { type Figure, ms, ratio, spreadOf, timeRuns } from './report.ts';
import type { Sizes } from './sizes.ts';
import { connectBot } from './telegram-updates.ts';

const STEPS = [10_000, 100_000, 1_000_000];
const TRANSACTIONS = 20_000;
const VIEWS = ['', 'assignee:me sort:deadline', 'is:unassigned', 'topic:limit opened:<7d', 'due:<30m'];

interface Step {
  size: number;
  loadedMs: number;
  views: { view: string; p50: number; p95: number }[];
}

/** The queue through the API, signed in, as the desk grows old; one ticket whole; full text over all messages. */
export async function measureQueue(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  const program = await startProgram(stage);
  const db = stage.db.write;
  try {
    const { id: account } = await connectBot(stage);
    await loadTransactions(stage.db, stage.contextAt, TRANSACTIONS, at);
    await putOnDuty(stage.contextAt(), program.personId);
    await program.post('/api/rota/pause', { paused: true, reason: 'measuring', evenIfLast: true });
    const desk = { account, owners: [program.personId], someAreNobodys: true, transactions: TRANSACTIONS };
    const steps: Step[] = [];
    for (const size of [...STEPS.filter((step) => step < sizes.tickets), sizes.tickets]) {
      const began = performance.now();
      // As many are open at each step: the old ones alone grow.
      await db.execute(sql`update tickets set status = 'done' where status <> 'done'`);
      await loadTickets(db, steps.at(-1)?.size ?? 0, size, desk);
      const loadedMs = performance.now() - began;
      steps.push({ size, loadedMs, views: await timeViews(program, sizes.lookUps) });
    }
    return [
      ...steps.map(loadFigure),
      ...viewFigures(steps),
      ...growthFigures(steps),
      ...(await wholeTicket(stage, program, sizes.lookUps)),
      ...(await fullText(stage, program, sizes.lookUps)),
    ];
  } finally {
    await program.close();
  }
}

const named = (size: number) => size.toLocaleString('en-US');

async function timeViews({ get }: BenchClient, lookUps: number): Promise<Step['views']> {
  const views: Step['views'] = [];
  for (const view of VIEWS) {
    const path = `/api/tickets?limit=50&view=${encodeURIComponent(view)}`;
    const { p50, p95 } = spreadOf(await timeRuns(lookUps, 1, async () => void (await get(path))));
    views.push({ view, p50, p95 });
  }
  return views;
}

const loadFigure = ({ size, loadedMs }: Step): Figure => ({
  what: `loading up to ${named(size)} tickets`,
  value: `${(loadedMs / 1000).toFixed(1)} s`,
});

/** Among as many as were loaded at last. */
const viewFigures = (steps: readonly Step[]): Figure[] =>
  steps.slice(-1).flatMap(({ size, views }) =>
    views.map(({ view, p50, p95 }) => ({
      what: `first 50 of "${view}" among ${named(size)}`,
      value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      target: 'p50 ≤ 3, p95 ≤ 10 ms',
      held: p50 <= 3 && p95 <= 10,
    })),
  );

function growthFigures(steps: readonly Step[]): Figure[] {
  const sizes = steps.map(({ size }) => named(size)).join(' → ');
  return VIEWS.map((view, place) => {
    const p50s = steps.map(({ views }) => views[place]?.p50 ?? Number.NaN);
    const growth = Math.max(...p50s) / (p50s[0] ?? Number.NaN);
    return {
      what: `"${view}" at ${sizes}`,
      value: `${p50s.map((p50) => ms(p50)).join(', ')}: ${ratio(growth)}`,
      target: '≤ 1.3',
      held: growth <= 1.3,
    };
  });
}

/** As the console opens one: the ticket, its thread and what is suggested, asked for at once. */
async function wholeTicket({ db }: Stage, { get, pid }: BenchClient, lookUps: number): Promise<Figure[]> {
  const database = await serverPid(db);
  const processor = async () => [await processorMs(pid), await processorMs(database)] as const;
  const ids = await someOpenTickets(db.write, 500);
  const [row] = await db.write.execute<{ mean: string }>(sql`
    select avg(n) as mean from (
      select count(*) as n from messages where ticket_id in (select id from tickets where status <> 'done') group by ticket_id
    ) as counts`);
  const before = await processor();
  const { p50, p95, count } = spreadOf(
    await timeRuns(lookUps, 1, async (index) => {
      const path = `/api/tickets/${ids[index % ids.length]}`;
      const [, , suggestion] = await Promise.all([get(path), get(`${path}/thread`), get(`${path}/suggestion`)]);
      if (!suggestion.includes('"verdict":{')) throw new Error(`${path} has no verdict: ${suggestion.slice(0, 300)}`);
    }),
  );
  const [ours = 0, theirs = 0] = (await processor()).map(
    (spent, side) => (spent - (before[side] ?? 0)) / (count * 1.1),
  );
  return [
    {
      what: `a ticket with its payment, verdict and ${Number(row?.mean).toFixed(1)} messages`,
      value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      target: 'p50 ≤ 5 ms',
      held: p50 <= 5,
    },
    { what: '  processor time each: program and database', value: `${ms(ours)} and ${ms(theirs)}` },
  ];
}

/** What people look up: mostly an order or an address, now and then words that many have used. */
async function fullText({ db }: Stage, { get }: BenchClient, lookUps: number): Promise<Figure[]> {
  const [{ messages } = { messages: 0 }] = await db.write.execute<{ messages: number }>(
    sql`select count(*)::int as messages from messages`,
  );
  const rows = await db.write.execute<{ order: string; mail: string }>(sql`
    select substring(text from 'ORD-[0-9]+') as order, substring(text from '[0-9a-f]+@mail.example') as mail
    from messages where text like '%ORD-%' order by md5(id::text) limit 300`);
  const rowAt = (index: number) => rows[index % rows.length];
  const kinds: Record<string, (index: number) => string> = {
    'an order and a word': (index) => `заказ ${rowAt(index)?.order}`,
    'an order': (index) => rowAt(index)?.order ?? '',
    'an address': (index) => rowAt(index)?.mail ?? '',
    'words of many': (index) => USED_BY_MANY[index % USED_BY_MANY.length] ?? '',
  };
  const timed = new Map<string, number[]>();
  for (const [kind, wordsAt] of Object.entries(kinds)) {
    const look = (index: number) => get(`/api/tickets?limit=50&view=${encodeURIComponent(wordsAt(index))}`);
    timed.set(kind, await timeRuns(Math.ceil(lookUps / 2), 1, async (index) => void (await look(index))));
  }
  const { p50, p95 } = spreadOf([...timed.values()].flat());
  return [
    {
      what: `full text among ${named(messages)} messages`,
      value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      target: 'p50 ≤ 5, p95 ≤ 20 ms',
      held: p50 <= 5 && p95 <= 20,
    },
    ...[...timed].map(([kind, samples]) => {
      const spread = spreadOf(samples);
      return { what: `  ${kind}`, value: `p50 ${ms(spread.p50)}, p95 ${ms(spread.p95)}` };
    }),
  ];
}

const USED_BY_MANY = ['списана сумма', 'обновление модуля', 'settlement week', 'возврат на карту', 'лимит распродажа'];
