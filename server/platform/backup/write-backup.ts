import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type { TransactionSql } from 'postgres';
import type { Clock } from '../../kernel/clock.ts';
import { connect, type DatabaseAddress } from '../db.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { listPartitions, listSequences, listTables, quoted } from './catalogue.ts';
import type { Header, Seal, TableHead } from './format.ts';

export interface BackupOptions {
  address: DatabaseAddress;
  file: string;
  clock: Clock;
  /** The fingerprint of the current key for secrets. */
  secretsKey: string;
}

const ROWS_A_FETCH = 200;

/** Writes one consistent view of the whole database into a file, while the program goes on; memory stays flat. */
export async function writeBackup({ address, file, clock, secretsKey }: BackupOptions): Promise<Seal> {
  await refuseExisting(file);
  const unfinished = `${file}.unfinished`;
  const sql = connect(address, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'vakhta-backup', TimeZone: 'UTC' },
  });
  try {
    const seal: Seal = { seal: '', tables: 0, rows: 0 };
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      const header = await headerOf(tx, { secretsKey, madeAt: clock.now().toString() });
      await pipeline(
        Readable.from(linesOf(tx, header, seal)),
        createZstdCompress(),
        createWriteStream(unfinished, { mode: 0o600 }),
      );
    });
    await onDisk(unfinished);
    await rename(unfinished, file);
    return seal;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await sql.end();
  }
}

async function headerOf(tx: TransactionSql, given: Pick<Header, 'madeAt' | 'secretsKey'>): Promise<Header> {
  const [last] = await tx<{ name: string }[]>`select name from migrations order by position desc limit 1`;
  if (last === undefined) throw new Error('The database is empty: there is nothing to back up.');
  const [partitions, sequences] = [await listPartitions(tx), await listSequences(tx)];
  return { backup: 'vakhta', format: 1, program: PROGRAM_VERSION, schema: last.name, ...given, partitions, sequences };
}

/** The text of the backup, chunk by chunk; fills `seal`, which is also its last line. */
async function* linesOf(tx: TransactionSql, header: Header, seal: Seal): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (text: string) => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    return bytes;
  };
  yield hashed(`${JSON.stringify(header)}\n`);
  for (const head of await listTables(tx)) {
    yield hashed(`${JSON.stringify({ table: head.table, columns: head.columns } satisfies TableHead)}\n`);
    let rows = 0;
    for await (const batch of tx.unsafe<{ line: string }[]>(rowsQuery(head)).cursor(ROWS_A_FETCH)) {
      rows += batch.length;
      yield hashed(batch.map(({ line }) => `${line}\n`).join(''));
    }
    yield hashed(`${JSON.stringify({ end: head.table, rows })}\n`);
    seal.tables += 1;
    seal.rows += rows;
  }
  seal.seal = hash.digest('hex');
  yield Buffer.from(`${JSON.stringify(seal)}\n`);
}

/** The text form of every type reads back as the same value; the server makes the line, this program only passes it on. */
function rowsQuery({ table, columns }: TableHead): string {
  const texts = columns.map(({ name }) => `${quoted(name)}::text`).join(', ');
  return `select array_to_json(array[${texts}]::text[])::text as line from ${quoted(table)}`;
}

async function refuseExisting(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new Error(`${file} exists already: name another file.`);
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
