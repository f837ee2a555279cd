import { sql } from 'drizzle-orm';
import { type BenchClient, type Stage, startProgram } from './bench-stage.ts';
import { loadTickets, someOpenTickets } from './load-tickets.ts';
import { loadTransactions } from './load-transactions.ts';
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
    const desk = { account, owners: [program.personId], transactions: TRANSACTIONS };
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
      await wholeTicket(stage, program, sizes.lookUps),
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
async function wholeTicket({ db }: Stage, { get }: BenchClient, lookUps: number): Promise<Figure> {
  const ids = await someOpenTickets(db.write, 500);
  const [row] = await db.write.execute<{ mean: string }>(sql`
    select avg(n) as mean from (
      select count(*) as n from messages where ticket_id in (select id from tickets where status <> 'done') group by ticket_id
    ) as counts`);
  const { p50, p95 } = spreadOf(
    await timeRuns(lookUps, 1, async (index) => {
      const path = `/api/tickets/${ids[index % ids.length]}`;
      const [, , suggestion] = await Promise.all([get(path), get(`${path}/thread`), get(`${path}/suggestion`)]);
      if (!suggestion.includes('"verdict":{')) throw new Error(`${path} has no verdict: ${suggestion.slice(0, 300)}`);
    }),
  );
  return {
    what: `a ticket with its payment, verdict and ${Number(row?.mean).toFixed(1)} messages`,
    value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
    target: 'p50 ≤ 5 ms',
    held: p50 <= 5,
  };
}

/** What people look up: one of a kind, and words that many have used. */
async function fullText({ db }: Stage, { get }: BenchClient, lookUps: number): Promise<Figure[]> {
  const [{ messages } = { messages: 0 }] = await db.write.execute<{ messages: number }>(
    sql`select count(*)::int as messages from messages`,
  );
  const rows = await db.write.execute<{ order: string; mail: string }>(sql`
    select substring(text from 'ORD-[0-9]+') as order, substring(text from '[0-9a-f]+@mail.example') as mail
    from messages where text like '%ORD-%' order by md5(id::text) limit 300`);
  const rowAt = (index: number) => rows[index % rows.length];
  const kinds: [string, (index: number) => string | undefined][] = [
    ['an order and a word', (index) => `заказ ${rowAt(index)?.order}`],
    ['an address', (index) => rowAt(index)?.mail],
    ['words of many', (index) => ['двойное списание', 'обновление модуля', 'settlement week'][index % 3]],
  ];
  const figures: Figure[] = [];
  for (const [kind, words] of kinds) {
    const look = (index: number) => get(`/api/tickets?limit=50&view=${encodeURIComponent(words(index) ?? '')}`);
    const { p50, p95 } = spreadOf(await timeRuns(lookUps, 1, async (index) => void (await look(index))));
    figures.push({
      what: `full text among ${named(messages)} messages: ${kind}`,
      value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      target: 'p50 ≤ 5, p95 ≤ 20 ms',
      held: p50 <= 5 && p95 <= 20,
    });
  }
  return figures;
}
