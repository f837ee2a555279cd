import { inject } from 'vitest';
import { findPersonByEmail } from '../../server/domains/access/index.ts';
import { clockAt } from '../../server/kernel/clock.ts';
import type { Database } from '../../server/platform/db.ts';
import { freePort } from '../../server/platform/free-port.ts';
import type { Network } from '../../server/platform/safe-fetch/network.ts';
import { freshDatabase, testContext } from './database.ts';
import { signedIn } from './people.ts';
import { SAMPLE, SAMPLE_AT } from './sample-template.ts';
import { type Listening, listeningApp } from './whole-app.ts';

export interface Desk {
  app: Listening;
  db: Database;
  base: string;
  clock: ReturnType<typeof clockAt>;
}

/** The product with its console, at noon on a Monday, with nobody and nothing in it. */
export const emptyDesk = async (): Promise<Desk> => deskOn(await freshDatabase());

/** The product as a small provider has it after a few days: people, merchants, payments. No demo's doors. */
export const sampleDesk = async (environment: Record<string, string> = {}, network?: Network): Promise<Desk> =>
  deskOn(await freshDatabase({ template: SAMPLE }), environment, network);

async function deskOn(db: Database, environment: Record<string, string> = {}, network?: Network): Promise<Desk> {
  const clock = clockAt(SAMPLE_AT);
  const publicUrl = new URL(`http://127.0.0.1:${await freePort()}`);
  const app = await listeningApp(db, {
    clock,
    publicUrl,
    consoleFolder: inject('consoleFolder'),
    environment,
    ...(network && { network }),
  });
  return { app, db, clock, base: app.base };
}

/** The cookie of a session of somebody of the sample. */
export async function enterAs({ db, clock }: Desk, email: string): Promise<string> {
  const ctx = testContext(db, { clock });
  const person = await findPersonByEmail(ctx.read, email);
  if (person === undefined) throw new Error(`nobody has the address ${email}`);
  const { cookie } = await signedIn(ctx, { ...person, password: '', seed: undefined, recoveryCodes: [] });
  return cookie;
}
