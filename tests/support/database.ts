import { afterAll, inject } from 'vitest';
import type { Actor } from '../../server/kernel/actor.ts';
import { type Clock, clockAt } from '../../server/kernel/clock.ts';
import type { Reach } from '../../server/kernel/permissions.ts';
import { createReadNotes } from '../../server/platform/audit/read-notes.ts';
import { type Context, type ContextServices, createContext } from '../../server/platform/context.ts';
import { connect, type Database, openDatabase } from '../../server/platform/db.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { inDatabase, TEMPLATE } from './postgres-setup.ts';

const CONNECTIONS = 4;

/**
 * A migrated, empty database of its own for the test file that asks; gone after the file. `empty` leaves the migrations
 * out; another template brings what is in it.
 */
export async function freshDatabase({ empty = false, template = TEMPLATE } = {}): Promise<Database> {
  const server = inject('postgres');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const sql = connect(server, { max: 1 });
  await sql.unsafe(`create database ${name} owner vakhta template ${empty ? 'template1' : template}`);
  const db = openDatabase(inDatabase(server, name), CONNECTIONS);
  afterAll(async () => {
    await db.close();
    await sql.unsafe(`drop database ${name} with (force)`);
    await sql.end();
  });
  return db;
}

/** Monday, 9 November 2026, 12:00 in Minsk. */
export const NOON = Temporal.Instant.from('2026-11-09T09:00:00Z');

const JOB: Actor = { kind: 'job', name: 'test' };

export interface Given {
  actor?: Actor;
  reach?: Reach;
  clock?: Clock;
  reactionsTo?: ContextServices['reactionsTo'];
}

/** What contexts of a test are made from: a clock that stands still, no reactions. */
export function testServices(
  db: Database,
  { clock = clockAt(NOON), reactionsTo = () => [] }: Given = {},
): ContextServices {
  const readNotes = createReadNotes(db.write, createLogger('silent'));
  return { db, clock, readNotes, reactionsTo, wake: () => {} };
}

/** A context as a verb is given one; by default a job's, which may reach everything. */
export function testContext(db: Database, given: Given = {}): Context {
  return createContext(testServices(db, given), given.actor ?? JOB, given.reach ?? 'all');
}
