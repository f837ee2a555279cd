import { readFile } from 'node:fs/promises';
import { putOnDuty } from '../support/on-duty.ts';
import { type BenchClient, type Stage, startFloorSockets, startProgram } from './bench-stage.ts';
import { openScreens, type Screen } from './many-screens.ts';
import { type Figure, median, ms, range, ratio, spreadOf } from './report.ts';
import type { Sizes } from './sizes.ts';

const EVENTS = 40;
/** Rung on both sides before a pair counts: what runs for months is compiled code. */
const WARM_UP = 10;
const PATH = '/live';
const PATIENCE_MS = 5000;

/** Many screens at the doorbell: what each costs, and one event to all of them against a bare Socket.IO, by turns. */
export async function measureScreens(stage: Stage, { screens }: Sizes): Promise<Figure[]> {
  const [program, floor] = await Promise.all([startProgram(stage), startFloorSockets(stage)]);
  try {
    await putOnDuty(stage.contextAt(), program.personId);
    for (const screen of await openScreens(20, program.port, PATH, program)) screen.close();
    const before = await residentKb(program.pid);
    const ours = await openScreens(screens, program.port, PATH, { cookie: program.cookie, stream: 'rota' });
    const each = ((await residentKb(program.pid)) - before) / screens;
    const bare = await openScreens(screens, floor.port, PATH);
    const pairs: { ours: number[]; bare: number[] }[] = [];
    for (let event = 0; event < WARM_UP + EVENTS; event += 1)
      pairs.push({
        bare: await ring(bare, () => fetch(`http://127.0.0.1:${floor.port}/`, { method: 'POST' })),
        ours: await ring(ours, () => pause(program, event % 2 === 0)),
      });
    for (const screen of [...ours, ...bare]) screen.close();
    return figuresOf(screens, each, pairs.slice(WARM_UP));
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

function figuresOf(
  screens: number,
  each: number,
  pairs: readonly { ours: readonly number[]; bare: readonly number[] }[],
): Figure[] {
  const p99 = (heard: readonly number[]) => spreadOf(heard).p99;
  const ratios = pairs.map(({ ours, bare }) => p99(ours) / p99(bare));
  const lost = pairs.reduce((sum, { ours }) => sum + screens - ours.length, 0);
  const share = median(ratios);
  return [
    {
      what: `server memory a screen, ${screens} screens`,
      value: `${each.toFixed(1)} kB`,
      target: '≤ 40 kB',
      held: each <= 40,
    },
    { what: 'one event to all, bare Socket.IO, p99', value: ms(median(pairs.map(({ bare }) => p99(bare)))) },
    {
      what: 'the same by the program, from the call that changes something, p99',
      value: ms(median(pairs.map(({ ours }) => p99(ours)))),
    },
    {
      what: `program against bare, ${pairs.length} pairs`,
      value: `${ratio(share)} ${range(ratios)}`,
      target: '≤ 1.5',
      held: share <= 1.5,
    },
    { what: 'frames lost', value: `${lost} of ${pairs.length * screens}`, target: '0', held: lost === 0 },
  ];
}

/** Milliseconds from the call until each screen heard of it. */
async function ring(screens: readonly Screen[], call: () => Promise<unknown>): Promise<number[]> {
  for (const screen of screens) screen.heard.length = 0;
  const began = performance.now();
  const called = call();
  const deadline = began + PATIENCE_MS;
  while (performance.now() < deadline && screens.some(({ heard }) => !heard.some(isFrame))) await breath();
  await called;
  return screens.flatMap(({ heard }) => heard.filter(isFrame).slice(0, 1)).map(({ at }) => at - began);
}

const isFrame = ({ name }: { name: string }) => name === 'frame';
const breath = () => new Promise((resolve) => setTimeout(resolve, 2));

/** The engineer of the bench pauses, or goes on: each rings at the rota's stream. */
const pause = ({ post }: BenchClient, paused: boolean) =>
  post('/api/rota/pause', { paused, reason: 'measuring', evenIfLast: true });

async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
}
