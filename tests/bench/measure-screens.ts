import { sql } from 'drizzle-orm';
import { systemClock } from '../../server/platform/system-clock.ts';
import { putOnDuty } from '../support/on-duty.ts';
import { type BenchClient, type Memory, type Stage, startFloorSockets, startProgram } from './bench-stage.ts';
import { openScreens, type Screen } from './many-screens.ts';
import { type Figure, median, ms, range, ratio, spreadOf } from './report.ts';
import type { Sizes } from './sizes.ts';

const EVENTS = 40;
/** Rung on both sides before a pair counts: what runs for months is compiled code. */
const WARM_UP = 10;
const PATH = '/live';
const PATIENCE_MS = 5000;
const STREAM = 'rota';

/** Many screens at the doorbell: what each costs, and one event to all of them against a bare Socket.IO, by turns. */
export async function measureScreens(stage: Stage, { screens }: Sizes): Promise<Figure[]> {
  const [program, floor] = await Promise.all([startProgram(stage), startFloorSockets(stage)]);
  try {
    await putOnDuty(stage.contextAt(), program.personId);
    for (const screen of await openScreens(20, program.port, PATH, program)) screen.close();
    const before = await program.memory();
    const ours = await openScreens(screens, program.port, PATH, { cookie: program.cookie, stream: STREAM });
    const each = growthKb(before, await program.memory()) / screens;
    const bare = await openScreens(screens, floor.port, PATH);
    const pairs: Pair[] = [];
    for (let event = 0; event < WARM_UP + EVENTS; event += 1) {
      const toBare = await ring(bare, () => fetch(`http://127.0.0.1:${floor.port}/`, { method: 'POST' }));
      const toOurs = await ring(ours, () => pause(program, event % 2 === 0));
      pairs.push({ bare: toBare, ours: toOurs, sinceEvent: toOurs.beganMs - (await lastEventMs(stage)) });
    }
    for (const screen of [...ours, ...bare]) screen.close();
    return figuresOf(screens, each, pairs.slice(WARM_UP));
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

/** By either count: the system's may hide what fits into pages that were used before, the engine's what is not its own. */
const growthKb = (before: Memory, after: Memory) => Math.max(after.rss - before.rss, after.used - before.used) / 1024;

interface Rung {
  /** By the clock of the wall. */
  beganMs: number;
  /** From the call until each screen heard of it. */
  heardMs: number[];
}

interface Pair {
  bare: Rung;
  ours: Rung;
  /** From the event to the call, which came before: what is bare changes nothing and has no such way. */
  sinceEvent: number;
}

function figuresOf(screens: number, eachKb: number, pairs: readonly Pair[]): Figure[] {
  const p99 = ({ heardMs }: Rung) => spreadOf(heardMs).p99;
  const toBare = pairs.map(({ bare }) => p99(bare));
  const fromCall = pairs.map(({ ours }) => p99(ours));
  const fromEvent = pairs.map(({ ours, sinceEvent }) => p99(ours) + sinceEvent);
  const ratios = fromEvent.map((ours, index) => ours / (toBare[index] ?? Number.NaN));
  const lost = pairs.reduce((sum, { ours }) => sum + screens - ours.heardMs.length, 0);
  const share = median(ratios);
  return [
    {
      what: `server memory a screen, ${screens} screens`,
      value: `${eachKb.toFixed(1)} kB`,
      target: '≤ 40 kB',
      held: eachKb <= 40,
    },
    { what: 'one event to all, bare Socket.IO, p99', value: ms(median(toBare)) },
    { what: 'the same by the program, its commit included, p99', value: ms(median(fromEvent)) },
    { what: 'the same from the call that changes something, p99', value: ms(median(fromCall)) },
    {
      what: `program against bare, ${pairs.length} pairs`,
      value: `${ratio(share)} ${range(ratios)}`,
      target: '≤ 1.5',
      held: share <= 1.5,
    },
    { what: 'frames lost', value: `${lost} of ${pairs.length * screens}`, target: '0', held: lost === 0 },
  ];
}

async function ring(screens: readonly Screen[], call: () => Promise<unknown>): Promise<Rung> {
  for (const screen of screens) screen.heard.length = 0;
  const began = performance.now();
  const beganMs = wallMs();
  const called = call();
  const deadline = began + PATIENCE_MS;
  while (performance.now() < deadline && screens.some(({ heard }) => !heard.some(isFrame))) await breath();
  await called;
  return { beganMs, heardMs: screens.flatMap(({ heard }) => heard.find(isFrame) ?? []).map(({ at }) => at - began) };
}

const wallMs = () => Number(systemClock.now().epochNanoseconds) / 1e6;
const isFrame = ({ name }: { name: string }) => name === 'frame';
const breath = () => new Promise((resolve) => setTimeout(resolve, 2));

/** The engineer of the bench pauses, or goes on: each rings at the rota's stream. */
const pause = ({ post }: BenchClient, paused: boolean) =>
  post('/api/rota/pause', { paused, reason: 'measuring', evenIfLast: true });

async function lastEventMs({ db }: Stage): Promise<number> {
  const [row] = await db.write.execute<{ ms: string }>(sql`
    select extract(epoch from at) * 1000 as ms from outbox_events where stream = ${STREAM} order by seq desc limit 1`);
  return Number(row?.ms);
}
