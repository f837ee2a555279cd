import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import { errorFields, type Logger } from '../logger.ts';

const POLL_MS = 100;

/** Runs `work` while no other node does. The lease lies in a table of its own, since the program's tables may not exist yet. */
export async function withMigrationLease<T>(db: Db, log: Logger, leaseMs: number, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  await makeTable(db);
  for (let waited = false; !(await take(db, owner, leaseMs)); waited = true) {
    if (!waited) log.info('another node brings the schema up to date: waiting for it');
    await pause(POLL_MS);
  }
  const renewal = setInterval(() => {
    take(db, owner, leaseMs).catch((error) =>
      log.warn('the lease of the migration was not renewed', errorFields(error)),
    );
  }, leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await db.execute(sql`delete from migration_lease where owner = ${owner}`);
  }
}

async function makeTable(db: Db): Promise<void> {
  const create = sql`create table if not exists migration_lease (
    name text primary key, owner text not null, until timestamp with time zone not null)`;
  await db.execute(create).catch(ignoreRace);
}

/** As which a second creation is refused: by the catalogue's index, as a table, as the table's row type. */
const CREATED_MEANWHILE = new Set(['23505', '42P07', '42710']);

/** Two nodes that create a table at the same moment: one of them may be refused in spite of `if not exists`. */
export function ignoreRace(error: unknown): void {
  const code = (error as { cause?: { code?: string } }).cause?.code;
  if (code === undefined || !CREATED_MEANWHILE.has(code)) throw error;
}

// The database's clock decides, so that nodes whose clocks differ agree on who holds the lease.
async function take(db: Db, owner: string, leaseMs: number): Promise<boolean> {
  const taken = await db.execute(sql`
    insert into migration_lease (name, owner, until)
    values ('schema', ${owner}, now() + ${leaseMs} * interval '1 millisecond')
    on conflict (name) do update set owner = excluded.owner, until = excluded.until
    where migration_lease.owner = excluded.owner or migration_lease.until < now()
    returning owner`);
  return taken.length > 0;
}
