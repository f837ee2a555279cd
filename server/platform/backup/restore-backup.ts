import type { TransactionSql } from 'postgres';
import { connect, type DatabaseAddress, openDatabase } from '../db.ts';
import type { Logger } from '../logger.ts';
import { findSchemaVersion, migrate } from '../migrate/migrate.ts';
import { readMigrations } from '../migrate/migration-files.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { listForeignKeys, listPartitions, listTables, quoted } from './catalogue.ts';
import { type Header, kindOfLine, type Seal, TableHead } from './format.ts';
import { readLines, verifyBackup } from './read-backup.ts';

const ROWS_A_BATCH = 1000;
const SIZE_OF_BATCH = 4 * 1024 * 1024;

/** Fills an empty database from a backup, all or nothing; then takes the schema steps that came after the backup. */
export async function restoreBackup(
  address: DatabaseAddress,
  file: string,
  log: Logger,
): Promise<{ header: Header; seal: Seal }> {
  const { header, seal } = await verifyBackup(file);
  await refuseNewer(header);
  await bringSchemaTo(address, header, log);
  const sql = connect(address, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'vakhta-restore', TimeZone: 'UTC' },
  });
  try {
    await sql.begin((tx) => fill(tx, header, file));
    await sql`analyze`;
  } finally {
    await sql.end();
  }
  const db = openDatabase(address, 2);
  await migrate(db.write, { log }).finally(() => db.close());
  return { header, seal };
}

async function refuseNewer({ schema, program }: Header): Promise<void> {
  const known = await readMigrations();
  if (!known.some(({ name }) => name === schema))
    throw new Error(
      `The backup was made by Vakhta ${program} with the schema ${schema}; this is Vakhta ${PROGRAM_VERSION}, ` +
        `which knows the schema up to ${known.at(-1)?.name}. Restore it with the newer program.`,
    );
}

/** The target must hold nothing, and may have no schema yet or just the backup's. */
async function bringSchemaTo(address: DatabaseAddress, { schema }: Header, log: Logger): Promise<void> {
  const sql = connect(address, { max: 1, onnotice: () => {} });
  try {
    for (const { table } of await listTables(sql)) {
      const rows = await sql.unsafe(`select 1 from ${quoted(table)} limit 1`);
      if (rows.length > 0)
        throw new Error(
          `The database is not empty (${table} has rows): restore into a new one, such as a new DATA_DIR.`,
        );
    }
  } finally {
    await sql.end();
  }
  const db = openDatabase(address, 2);
  try {
    const at = await findSchemaVersion(db.write);
    if (at !== undefined && at !== schema)
      throw new Error(`The database has the schema ${at}, the backup ${schema}: restore into a new database.`);
    await migrate(db.write, { log, upTo: schema });
  } finally {
    await db.close();
  }
}

async function fill(tx: TransactionSql, header: Header, file: string): Promise<void> {
  const foreignKeys = await listForeignKeys(tx);
  // Rows of a circle of references have no order in which each would be allowed.
  for (const { table, name } of foreignKeys)
    await tx.unsafe(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  await makePartitions(tx, header);
  await insertRows(tx, file);
  for (const { name, value } of header.sequences) await tx`select setval(${quoted(name)}::regclass, ${value}::bigint)`;
  for (const { table, name, definition } of foreignKeys)
    await tx.unsafe(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
}

async function makePartitions(tx: TransactionSql, { partitions }: Header): Promise<void> {
  const present = new Set((await listPartitions(tx)).map(({ name }) => name));
  for (const { name, of, bound } of partitions)
    if (!present.has(name)) await tx.unsafe(`create table ${quoted(name)} partition of ${quoted(of)} ${bound}`);
}

async function insertRows(tx: TransactionSql, file: string): Promise<void> {
  const rows = batches(tx);
  for await (const bytes of readLines(file)) {
    const line = bytes.toString('utf8');
    const kind = kindOfLine(line);
    if (kind === 'row') await rows.add(line);
    else await rows.flush();
    if (kind === 'table') rows.into(insertQuery(TableHead.parse(JSON.parse(line))));
  }
}

/** Rows wait until there are enough for one statement. */
function batches(tx: TransactionSql) {
  let insert = '';
  let waiting: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await tx.unsafe(insert, [`[${waiting.join(',')}]`]);
    waiting = [];
    size = 0;
  };
  return {
    into: (query: string): void => {
      insert = query;
    },
    add: async (line: string): Promise<void> => {
      waiting.push(line);
      size += line.length;
      if (waiting.length >= ROWS_A_BATCH || size >= SIZE_OF_BATCH) await flush();
    },
    flush,
  };
}

/** Takes a JSON array of rows as they stand in the backup; `text` first, or the driver would encode it as JSON again. */
function insertQuery({ table, columns }: TableHead): string {
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  const values = columns.map(({ type }, index) => `(row->>${index})::${type}`).join(', ');
  return (
    `insert into ${quoted(table)} (${names}) overriding system value ` +
    `select ${values} from jsonb_array_elements($1::text::jsonb) as rows(row)`
  );
}
