import { inject } from 'vitest';
import { buildSample } from '../../server/demo/build-sample.ts';
import { createSampleWorld, ZONE } from '../../server/demo/sample/index.ts';
import { findPersonByEmail } from '../../server/domains/access/index.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import type { Database } from '../../server/platform/db.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { freshDatabase, NOON, testContext } from './database.ts';
import { signedIn } from './people.ts';
import { type Listening, listeningApp } from './whole-app.ts';

/** Days of the sample in a journey: enough for every screen to be full, and built in seconds. */
const DAYS = 3;
const FAMILIES_A_DAY = 130;

export interface Desk {
  app: Listening;
  db: Database;
  base: string;
  clock: ReturnType<typeof clockAt>;
}

/** The product with its console, at noon on a Monday, with nobody and nothing in it. */
export async function emptyDesk(): Promise<Desk> {
  const db = await freshDatabase();
  const clock = clockAt(NOON);
  const publicUrl = new URL(`http://127.0.0.1:${await freePort()}`);
  const app = await listeningApp(db, { clock, publicUrl, consoleFolder: inject('consoleFolder') });
  return { app, db, clock, base: app.base };
}

/** The product as a small provider has it after a few days: people, merchants, payments. No demo's doors. */
export async function sampleDesk(): Promise<Desk> {
  const desk = await emptyDesk();
  const today = NOON.toZonedDateTimeISO(ZONE).toPlainDate();
  const world = createSampleWorld({ today, days: DAYS, familiesADay: FAMILIES_A_DAY });
  const openedMs = NOON.epochMilliseconds;
  await buildSample({ db: desk.db, log: createLogger('silent'), world, openedMs, publicOrigin: desk.base });
  return desk;
}

/** The cookie of a session of somebody of the sample. */
export async function enterAs({ db, clock }: Desk, email: string): Promise<string> {
  const ctx = testContext(db, { clock });
  const person = await findPersonByEmail(ctx.read, email);
  if (person === undefined) throw new Error(`nobody has the address ${email}`);
  const { cookie } = await signedIn(ctx, { ...person, password: '', seed: undefined, recoveryCodes: [] });
  return cookie;
}
