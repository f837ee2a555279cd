import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type BenchClient, type Stage, startFloorSockets, startProgram } from './bench-stage.ts';
import { openScreens, type Screen } from './many-screens.ts';
import { type Figure, median, ms, percentile, range, ratio } from './report.ts';

const SCREENS = 1000;
const EVENTS = 20;
const PATH = '/live';

/** A thousand screens at the doorbell: what each costs, and one event to all of them against a bare Socket.IO. */
export async function measureScreens(stage: Stage): Promise<Figure[]> {
  const [program, floor] = await Promise.all([startProgram(stage), startFloorSockets(stage)]);
  try {
    await pause(program, true);
    const before = await residentKb(program.pid);
    const ours = await openScreens(SCREENS, program.port, PATH, { cookie: program.cookie, stream: 'rota' });
    const each = ((await residentKb(program.pid)) - before) / SCREENS;
    const bare = await openScreens(SCREENS, floor.port, PATH);
    const told: number[][] = [];
    const floorTold: number[][] = [];
    for (let event = 0; event < EVENTS; event += 1) {
      floorTold.push(await ring(bare, () => fetch(`http://127.0.0.1:${floor.port}/`, { method: 'POST' })));
      told.push(await ring(ours, () => pause(program, event % 2 === 1)));
    }
    for (const screen of [...ours, ...bare]) screen.close();
    return figuresOf(each, told, floorTold);
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

function figuresOf(each: number, told: readonly number[][], floorTold: readonly number[][]): Figure[] {
  const p99 = (event: readonly number[]) =>
    percentile(
      [...event].sort((a, b) => a - b),
      0.99,
    );
  const ratios = told.map((event, index) => p99(event) / p99(floorTold[index] ?? []));
  const lost = told.reduce((sum, event) => sum + SCREENS - event.length, 0);
  const share = median(ratios);
  return [
    {
      what: `server memory a screen, ${SCREENS} screens`,
      value: `${each.toFixed(1)} kB`,
      target: '≤ 40 kB',
      held: each <= 40,
    },
    { what: 'one event to all, bare Socket.IO, p99', value: ms(median(floorTold.map(p99))) },
    { what: 'the same by the program, from the call that changes something, p99', value: ms(median(told.map(p99))) },
    {
      what: `program against bare, ${EVENTS} events`,
      value: `${ratio(share)} ${range(ratios)}`,
      target: '≤ 1.5',
      held: share <= 1.5,
    },
    { what: 'frames lost', value: `${lost} of ${EVENTS * SCREENS}`, target: '0', held: lost === 0 },
  ];
}

/** Milliseconds from the call until each screen heard of it. */
async function ring(screens: readonly Screen[], call: () => Promise<unknown>): Promise<number[]> {
  for (const screen of screens) screen.heard.length = 0;
  const began = performance.now();
  const called = call();
  const deadline = began + 5000;
  while (performance.now() < deadline && screens.some(({ heard }) => !heard.some(isFrame))) await breath();
  await called;
  return screens.flatMap(({ heard }) => heard.filter(isFrame).slice(0, 1)).map(({ at }) => at - began);
}

const isFrame = ({ name }: { name: string }) => name === 'frame';
const breath = () => new Promise((resolve) => setTimeout(resolve, 2));

/** The engineer of the bench pauses, or goes on: each rings at the rota's stream. */
async function pause({ port, cookie }: BenchClient, paused: boolean): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/rota/pause`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ paused, reason: 'measuring' }),
  });
  if (!answer.ok) throw new Error(`the pause was answered ${answer.status}: ${await answer.text()}`);
}

async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
}
