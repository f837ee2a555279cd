import { sql } from 'drizzle-orm';
import type { Db } from '../db.ts';
import type { Logger } from '../logger.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { MIGRATIONS, type Migration, readMigrations } from './migration-files.ts';
import { ignoreRace, withMigrationLease } from './migration-lease.ts';

export interface MigrateOptions {
  log: Logger;
  folder?: string;
  /** The last step to take; without it, all. */
  upTo?: string;
  /** For how long a node that died in the middle keeps the others waiting. */
  leaseMs?: number;
}

/** Brings the schema up to this program, one node at a time; refuses a schema that is newer. Returns the steps that it took. */
export async function migrate(db: Db, options: MigrateOptions): Promise<string[]> {
  const { log, folder = MIGRATIONS, leaseMs = 30_000, upTo } = options;
  const known = await readMigrations(folder);
  const migrations = known.slice(
    0,
    upTo === undefined ? known.length : known.findIndex(({ name }) => name === upTo) + 1,
  );
  if ((await listPending(db, migrations)).length === 0) return [];
  return withMigrationLease(db, log, leaseMs, async () => {
    await makeTable(db);
    // Read again: the node that held the lease before may have done the work.
    const pending = await listPending(db, migrations);
    for (const migration of pending) {
      await apply(db, migration);
      log.info('schema step done', { action: migration.name });
    }
    return pending.map(({ name }) => name);
  });
}

/** The name of the last step that the database has taken; undefined for an empty one. */
export async function findSchemaVersion(db: Db): Promise<string | undefined> {
  return (await listApplied(db)).at(-1)?.name;
}

/** Refuses to work on a schema that this program would first have to change, or does not know. */
export async function refuseOtherSchema(db: Db, folder = MIGRATIONS): Promise<void> {
  const pending = await listPending(db, await readMigrations(folder));
  if (pending.length > 0)
    throw new Error('The database is behind this program: start the program once, then try again.');
}

interface Applied extends Record<string, unknown> {
  name: string;
  hash: string;
  program: string;
}

async function listPending(db: Db, migrations: Migration[]): Promise<Migration[]> {
  const applied = await listApplied(db);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const stranger = applied.findLast(({ name }) => !known.has(name));
  if (stranger !== undefined)
    throw new Error(
      `The database is newer than this program: its schema is at ${stranger.name}, brought there by Vakhta ${stranger.program}; ` +
        `this is Vakhta ${PROGRAM_VERSION}, which knows the schema up to ${migrations.at(-1)?.name}. Start the newer program.`,
    );
  const edited = applied.find(({ name, hash }) => known.get(name)?.hash !== hash);
  if (edited !== undefined)
    throw new Error(`The migration ${edited.name} was changed after the database had taken it: restore the file.`);
  const taken = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !taken.has(name));
}

async function listApplied(db: Db): Promise<Applied[]> {
  const [table] = await db.execute<{ found: boolean }>(sql`select to_regclass('migrations') is not null as found`);
  if (!table?.found) return [];
  return [...(await db.execute<Applied>(sql`select name, hash, program from migrations order by position`))];
}

async function makeTable(db: Db): Promise<void> {
  const create = sql`create table if not exists migrations (
    position integer primary key, name text not null unique, hash text not null,
    program text not null, applied_at timestamp with time zone not null default now())`;
  await db.execute(create).catch(ignoreRace);
}

async function apply(db: Db, { name, hash, statements }: Migration): Promise<void> {
  await db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(sql`
      insert into migrations (position, name, hash, program)
      select coalesce(max(position), 0) + 1, ${name}, ${hash}, ${PROGRAM_VERSION} from migrations`);
  });
}
