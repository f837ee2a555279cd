import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from './report.ts';
import { type StartedProgram, startMain } from './started-program.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const DEMO_SECONDS = 90;
const START_SECONDS = 5;

/** The demo in an empty folder with the console not built, up to its first screen; then `npm start` on the data that it made. */
export async function measureStart(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-bench-'));
  try {
    // Without its stamp the console counts as not built.
    await rm(join(REPOSITORY, 'dist/console/.made-from'), { force: true });
    const demo = await measureDemo(folder);
    return [...demo, ...(await measureMain(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureDemo(folder: string): Promise<Figure[]> {
  const program = await startMain('server/demo/main.ts', { DEMO_DIR: folder });
  try {
    const began = performance.now();
    await openFirstScreen(program);
    const screenMs = performance.now() - began;
    const prepared = program.printedMs('Building the sample') ?? 0;
    const total = (program.readyMs + screenMs) / 1000;
    return [
      {
        what: 'demo to first screen',
        value: seconds(total),
        target: `≤ ${DEMO_SECONDS} s`,
        held: total <= DEMO_SECONDS,
      },
      { what: '  console built, database and schema made', value: seconds(prepared / 1000) },
      { what: '  sample built, gateway and program started', value: seconds((program.readyMs - prepared) / 1000) },
      { what: '  page, script, entry, 50 rows', value: seconds(screenMs / 1000) },
    ];
  } finally {
    await program.stop();
  }
}

async function measureMain(folder: string): Promise<Figure[]> {
  const loading = await secondsToLoad();
  const program = await startMain('server/main.ts', { DATA_DIR: folder });
  await program.stop();
  const total = program.readyMs / 1000;
  return [
    {
      what: 'npm start on that data',
      value: seconds(total),
      target: `≤ ${START_SECONDS} s`,
      held: total <= START_SECONDS,
    },
    { what: '  program read by node', value: seconds(loading) },
    { what: '  console checked, database started, schema checked', value: seconds(total - loading) },
  ];
}

async function secondsToLoad(): Promise<number> {
  const began = performance.now();
  await promisify(execFile)(process.execPath, ['--eval', 'import("./server/app.ts")'], { cwd: REPOSITORY });
  return (performance.now() - began) / 1000;
}

/** What a browser asks for until a newcomer sees transactions. */
async function openFirstScreen({ origin }: StartedProgram): Promise<void> {
  const page = await textOf(`${origin}/`);
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
  await textOf(`${origin}${script}`);
  const people = JSON.parse(await textOf(`${origin}/api/demo/people`)) as { items: { id: string }[] };
  const entry = await fetch(`${origin}/api/demo/entries`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ personId: people.items[0]?.id }),
  });
  const cookie = entry.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const list = JSON.parse(await textOf(`${origin}/api/transactions?limit=50`, { cookie })) as { items: unknown[] };
  if (list.items.length !== 50) throw new Error(`the first screen has ${list.items.length} rows`);
}

async function textOf(url: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}

const seconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} s`;
