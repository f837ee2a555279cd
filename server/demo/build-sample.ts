import { sql } from 'drizzle-orm';
import type { Clock } from '../kernel/clock.ts';
import { clockAt } from '../kernel/clock.ts';
import { createReadNotes } from '../platform/audit/read-notes.ts';
import { type Context, createContext } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import { setProviderName } from '../platform/settings.ts';
import { buildMerchants } from './build/merchants.ts';
import { buildPeople } from './build/people.ts';
import { buildTransactions } from './build/transactions.ts';
import { markDemo } from './demo-database.ts';
import { dayStartMs, PROVIDER, type SampleWorld } from './sample/index.ts';

export interface SampleToBuild {
  db: Database;
  log: Logger;
  world: SampleWorld;
  /** The moment at which the sample is looked at: what the gateway knows then is what is stored. */
  openedMs: number;
  publicOrigin: string;
  /** Called with the part that is done, from 0 to 1. */
  onProgress?: (done: number) => void;
}

export type MovableClock = Clock & { set(at: Temporal.Instant): void };

/** Where a step of the sample's life happens: a context, and the clock that the script moves. */
export interface Stage {
  ctx: Context;
  clock: MovableClock;
  world: SampleWorld;
}

/** Fills an empty database through the verbs that people and jobs use, at the times at which it would have happened. */
export async function buildSample(sample: SampleToBuild): Promise<void> {
  const { db, log, world, openedMs } = sample;
  const clock = clockAt(atDay(world, 0));
  const readNotes = createReadNotes(db.write, log);
  const services = { db, clock, readNotes, reactionsTo: () => [], wake: () => {} };
  const stage = { ctx: createContext(services, { kind: 'job', name: 'sample' }, 'all'), clock, world };
  const mark = { seed: world.seed, today: world.today.toString(), openedMs };

  await markDemo(stage.ctx, { ...mark, state: 'building' });
  await setProviderName(stage.ctx, PROVIDER.name);
  const people = await buildPeople(stage, sample.publicOrigin);
  await buildMerchants(stage, people);
  await buildTransactions(stage, openedMs, sample.onProgress);
  await db.write.execute(sql`analyze`);
  clock.set(Temporal.Instant.fromEpochMilliseconds(openedMs));
  await markDemo(stage.ctx, { ...mark, state: 'ready' });
  await readNotes.stop();
}

/** The first moment of a day of the sample; days before the first are negative. */
export const atDay = (world: SampleWorld, day: number) =>
  Temporal.Instant.fromEpochMilliseconds(dayStartMs(world.calendar, day));
