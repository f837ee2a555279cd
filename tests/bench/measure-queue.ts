import { sql } from 'drizzle-orm';
import { type BenchClient, type Stage, startProgram } from './bench-stage.ts';
import { loadTickets, someOpenTickets } from './load-tickets.ts';
import { type Figure, ms, ratio, spreadOf, timeRuns } from './report.ts';
import type { Sizes } from './sizes.ts';

const FEW = 10_000;

/** The queue through the API, signed in, at ten thousand tickets and at many; one ticket whole; full text over all messages. */
export async function measureQueue(stage: Stage, sizes: Sizes): Promise<Figure[]> {
  const program = await startProgram(stage);
  try {
    const me = await onlyPerson(stage);
    await loadTickets(stage.db.write, 0, FEW, me);
    const few = await viewFigures(program, sizes.lookUps);
    await stage.db.write.execute(sql`update tickets set status = 'done' where status <> 'done'`);
    await loadTickets(stage.db.write, FEW, sizes.tickets, me);
    const many = await viewFigures(program, sizes.lookUps);
    return [
      ...many.map(({ view, p50, p95 }): Figure => {
        return {
          what: `first 50 of "${view}" among ${sizes.tickets.toLocaleString('en-US')}`,
          value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
          target: 'p50 ≤ 3, p95 ≤ 10 ms',
          held: p50 <= 3 && p95 <= 10,
        };
      }),
      ...many.map(({ view, p50 }, index): Figure => {
        const growth = p50 / (few[index]?.p50 ?? Number.NaN);
        return {
          what: `the same against ${FEW.toLocaleString('en-US')}, "${view}"`,
          value: ratio(growth),
          target: '≤ 1.3',
          held: growth <= 1.3,
        };
      }),
      await wholeTicket(stage, program, sizes.lookUps),
      await fullText(stage, program, sizes),
    ];
  } finally {
    await program.close();
  }
}

const VIEWS = ['', 'assignee:me sort:deadline', 'is:unassigned', 'topic:limit opened:<7d', 'due:<30m'];

async function viewFigures({ get }: BenchClient, lookUps: number) {
  const figures: { view: string; p50: number; p95: number }[] = [];
  for (const view of VIEWS) {
    const path = `/api/tickets?limit=50&view=${encodeURIComponent(view)}`;
    const { p50, p95 } = spreadOf(await timeRuns(lookUps, 1, async () => void (await get(path))));
    figures.push({ view, p50, p95 });
  }
  return figures;
}

/** As the console opens one: the ticket, its thread and what is suggested, asked for at once. */
async function wholeTicket(stage: Stage, { get }: BenchClient, lookUps: number): Promise<Figure> {
  const ids = await someOpenTickets(stage.db.write, 500);
  const { p50, p95 } = spreadOf(
    await timeRuns(lookUps, 1, async (index) => {
      const path = `/api/tickets/${ids[index % ids.length]}`;
      await Promise.all([get(path), get(`${path}/thread`), get(`${path}/suggestion`)]);
    }),
  );
  return {
    what: 'a ticket with messages, payment and verdict',
    value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
    target: 'p50 ≤ 5 ms',
    held: p50 <= 5,
  };
}

async function fullText(stage: Stage, { get }: BenchClient, sizes: Sizes): Promise<Figure> {
  const rows = await stage.db.write.execute<{ word: string }>(
    sql`select substring(text from '[0-9a-f]{32}') as word from messages tablesample system (1) limit 300`,
  );
  const { p50, p95 } = spreadOf(
    await timeRuns(sizes.lookUps, 1, async (index) => {
      const view = encodeURIComponent(`заказа номер ${rows[index % rows.length]?.word}`);
      await get(`/api/tickets?limit=50&view=${view}`);
    }),
  );
  return {
    what: `full text among ${sizes.tickets.toLocaleString('en-US')} messages`,
    value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
    target: 'p50 ≤ 5, p95 ≤ 20 ms',
    held: p50 <= 5 && p95 <= 20,
  };
}

async function onlyPerson({ db }: Stage): Promise<string> {
  const [row] = await db.write.execute<{ id: string }>(sql`select id from people limit 1`);
  return row?.id ?? '';
}
