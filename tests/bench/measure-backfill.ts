import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { parseDocument, readJson } from '../../server/domains/gateways/index.ts';
import { type MergedPage, mergeTransactions } from '../../server/domains/transactions/index.ts';
import { connect } from '../../server/platform/db.ts';
import type { Stage } from './bench-stage.ts';
import { copyFloor } from './copy-floor.ts';
import { exportPage, PAGE_ROWS } from './export-pages.ts';
import { type Figure, perSecond, ratio } from './report.ts';
import type { Sizes } from './sizes.ts';

const IN_FLIGHT = 2;
const CHUNK_PAGES = 25;

// What a process holds between collections is room that was free to take; only what a collection leaves can grow for ever.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // the flag above puts it there

/** Pages of the export through parse, mask and merge against COPY of what they became, and the same window polled again. */
export async function measureBackfill(stage: Stage, sizes: Sizes, end: Temporal.Instant): Promise<Figure[]> {
  const pages = Math.ceil(sizes.backfill / PAGE_ROWS);
  const rows = pages * PAGE_ROWS;
  const start = end.subtract({ hours: 24 * 400 });
  await takePages(
    stage,
    Array.from({ length: 5 }, (_, index) => exportPage(index, start.subtract({ hours: 1_000 }))),
  );
  await stage.db.write.execute(
    sql`truncate transactions, transaction_keys, transaction_documents, transaction_orders, transaction_enrichments`,
  );

  const filled = await run(stage, pages, start);
  const count = await stage.db.write.execute<{ n: number }>(sql`select count(*)::int as n from transactions`);
  if (count[0]?.n !== rows) throw new Error(`${rows} rows were pulled, ${count[0]?.n} are there`);
  const client = connect(stage.address, { max: 2, onnotice: () => {} });
  const floor = await copyFloor(client, rows);
  await client.end();
  const wal = await walPosition(stage);
  const again = await run(stage, pages, start);
  if (again.merged.unchanged !== rows) throw new Error('a page that was polled again changed something');
  const walPerRow = (await walPosition(stage)) - wal;

  const share = floor.ms / filled.ms;
  const isFlat = filled.lastMb <= filled.firstMb * 1.2;
  return [
    { what: 'COPY of the same rows, one connection', value: perSecond((rows / floor.ms) * 1000, 'rows') },
    { what: `pipeline, ${IN_FLIGHT} pages in flight`, value: perSecond((rows / filled.ms) * 1000, 'rows') },
    { what: 'pipeline against COPY', value: ratio(share), target: '≥ 0.6', held: share >= 0.6 },
    {
      what: 'memory in use, first and last quarter',
      value: `${filled.firstMb.toFixed(0)} and ${filled.lastMb.toFixed(0)} MB`,
      target: 'flat',
      held: isFlat,
    },
    { what: 'the same window polled again', value: perSecond((rows / again.ms) * 1000, 'rows') },
    {
      what: 'written to the log by that',
      value: `${(walPerRow / rows).toFixed(1)} bytes a row`,
      target: '< 50',
      held: walPerRow / rows < 50,
    },
  ];
}

/** Time spent on the pages alone: they are made between, outside the time. */
async function run(stage: Stage, pages: number, start: Temporal.Instant) {
  const merged: MergedPage = { inserted: 0, changed: 0, unchanged: 0 };
  const memory: number[] = [];
  let spent = 0;
  for (let from = 0; from < pages; from += CHUNK_PAGES) {
    const length = Math.min(CHUNK_PAGES, pages - from);
    const bodies = Array.from({ length }, (_, index) => exportPage(from + index, start));
    const began = performance.now();
    const taken = await takePages(stage, bodies);
    spent += performance.now() - began;
    for (const page of taken) for (const key of ['inserted', 'changed', 'unchanged'] as const) merged[key] += page[key];
    collect();
    const { heapUsed, external } = process.memoryUsage();
    memory.push((heapUsed + external) / 1024 / 1024);
  }
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  return {
    merged,
    ms: spent,
    firstMb: Math.max(...memory.slice(0, quarter)),
    lastMb: Math.max(...memory.slice(-quarter)),
  };
}

async function takePages(stage: Stage, bodies: string[]): Promise<MergedPage[]> {
  const taken: MergedPage[] = [];
  let next = 0;
  const worker = async () => {
    while (next < bodies.length) {
      const body = bodies[next] ?? '';
      next += 1;
      taken.push(await takePage(stage, body));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return taken;
}

async function takePage(stage: Stage, body: string): Promise<MergedPage> {
  const json = readJson(body);
  if (!json.ok) throw new Error(json.error);
  const { data } = json.value as { data: { transactions: unknown[] } }; // made by exportPage
  const at = '2026-11-24T16:05:31.000000Z';
  const documents = data.transactions.map((row) => {
    const outcome = parseDocument(row, at);
    if (!outcome.ok) throw new Error(outcome.error.reason);
    return outcome.value;
  });
  return mergeTransactions(stage.contextAt(), { knowledge: 'export', documents, origin: 'bench' });
}

async function walPosition(stage: Stage): Promise<number> {
  const [row] = await stage.db.write.execute<{ at: string }>(sql`select pg_current_wal_lsn() - '0/0'::pg_lsn as at`);
  return Number(row?.at ?? 0);
}
