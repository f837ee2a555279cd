import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Sql } from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { listPartitions, listTables, quoted } from '../../../../server/platform/backup/catalogue.ts';
import { restoreBackup } from '../../../../server/platform/backup/restore-backup.ts';
import { writeBackup } from '../../../../server/platform/backup/write-backup.ts';
import { connect, type DatabaseAddress } from '../../../../server/platform/db.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { NOON } from '../../../support/database.ts';
import { fillEveryTable } from '../../../support/fill-every-table.ts';
import { inDatabase, TEMPLATE } from '../../../support/postgres-setup.ts';

const log = createLogger('silent');
const server = inject('postgres');
const superuser = connect(server, { max: 1 });
const folder = await mkdtemp(join(tmpdir(), 'vakhta-backup-'));
const made: string[] = [];

afterAll(async () => {
  for (const name of made) await superuser.unsafe(`drop database ${name} with (force)`);
  await superuser.end();
  await rm(folder, { recursive: true, force: true });
});

async function makeDatabase(template: string): Promise<DatabaseAddress> {
  const name = `backup_${crypto.randomUUID().replaceAll('-', '')}`;
  await superuser.unsafe(`create database ${name} owner vakhta template ${template}`);
  made.push(name);
  return inDatabase(server, name);
}

async function within<T>(address: DatabaseAddress, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(address, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** For each table its count and a hash of its rows in any order. */
async function hashesOf(address: DatabaseAddress): Promise<Record<string, unknown>> {
  return within(address, async (sql) => {
    const hashes: Record<string, unknown> = {};
    for (const { table } of await listTables(sql)) {
      const [row] = await sql.unsafe(
        `select count(*)::int as rows, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as hash from ${quoted(table)} t`,
      );
      hashes[table] = row;
    }
    return { ...hashes, partitions: await listPartitions(sql) };
  });
}

async function backUp(address: DatabaseAddress): Promise<string> {
  const file = join(folder, `${crypto.randomUUID()}.backup`);
  await writeBackup({ address, file, clock: clockAt(NOON), secretsKey: '0123abcd' });
  return file;
}

/** A database with rows in every table, with all that texts can hold, and partitions made after the migrations. */
async function fullDatabase(): Promise<DatabaseAddress> {
  const address = await makeDatabase(TEMPLATE);
  await within(address, fillEveryTable);
  return address;
}

const source = await fullDatabase();
const backup = await backUp(source);

test('every row of every table comes back the same, into an empty database', async () => {
  const target = await makeDatabase('template1');

  const { header, seal } = await restoreBackup(target, backup, log);

  const hashes = await hashesOf(source);
  expect(await hashesOf(target)).toEqual(hashes);
  expect(header).toMatchObject({ madeAt: NOON.toString(), secretsKey: '0123abcd' });
  expect(seal.tables).toBe(Object.keys(hashes).length - 1);
  expect(seal.rows).toBeGreaterThan(seal.tables);
});

test('references are guarded again after a restore', async () => {
  const target = await makeDatabase('template1');
  const listKeys = (sql: Sql) => sql`select conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and conparentid = 0 and convalidated order by 1`;

  await restoreBackup(target, backup, log);

  const [expected, found] = [await within(source, listKeys), await within(target, listKeys)];
  expect([...found]).toEqual([...expected]);
});

test('a backup is one view of the database although rows come in while it is written', async () => {
  const address = await makeDatabase(TEMPLATE);
  await within(address, (sql) => sql`insert into settings select 'before-' || n, 'x' from generate_series(1, 3000) n`);
  const writing = backUp(address);
  await within(address, (sql) => sql`insert into streams values ('later', 1)`);

  const target = await makeDatabase('template1');
  await restoreBackup(target, await writing, log);

  expect(await hashesOf(target)).toMatchObject({ settings: { rows: 3000 } });
});

test('a database that holds anything is not restored into', async () => {
  const target = await makeDatabase(TEMPLATE);
  await within(target, (sql) => sql`insert into settings values ('greeting', 'hello')`);

  await expect(restoreBackup(target, backup, log)).rejects.toThrow(/not empty \(settings has rows\)/);
});

test('a damaged or cut file is refused before the target is touched', async () => {
  const target = await makeDatabase('template1');
  const text = zstdDecompressSync(await readFile(backup)).toString();
  const damages = {
    cut: (await readFile(backup)).subarray(0, 2000),
    'a row less': zstdCompressSync(text.replace(/\n\[[^\n]*\n/, '\n')),
    'a letter changed': zstdCompressSync(text.replace('value 0', 'Value 0')),
    'no seal': zstdCompressSync(text.slice(0, text.lastIndexOf('\n{"seal"') + 1)),
    'something else': Buffer.from('not a backup'),
  };

  for (const [name, bytes] of Object.entries(damages)) {
    const file = join(folder, name);
    await writeFile(file, bytes);
    await expect(restoreBackup(target, file, log), name).rejects.toThrow(/is not a complete backup/);
  }

  expect(await hashesOf(target)).toEqual({ partitions: [] });
});

test('a backup of a newer schema is refused in a sentence that names both', async () => {
  const target = await makeDatabase('template1');
  const { createHash } = await import('node:crypto');
  const header = {
    backup: 'vakhta',
    format: 1,
    program: '9.8.7',
    schema: '9999_future',
    madeAt: NOON.toString(),
    secretsKey: '',
    partitions: [],
    sequences: [],
  };
  const line = `${JSON.stringify(header)}\n`;
  const seal = { seal: createHash('sha256').update(line).digest('hex'), tables: 0, rows: 0 };
  await writeFile(join(folder, 'newer'), zstdCompressSync(`${line}${JSON.stringify(seal)}\n`));

  const refused = restoreBackup(target, join(folder, 'newer'), log);

  await expect(refused).rejects.toThrow(/Vakhta 9\.8\.7 with the schema 9999_future; this is Vakhta/);
});

test('a file is never overwritten and readable for its owner only', async () => {
  const again = writeBackup({ address: source, file: backup, clock: clockAt(NOON), secretsKey: '' });

  await expect(again).rejects.toThrow(/exists already/);
  expect((await stat(backup)).mode & 0o777).toBe(0o600);
});

test('a missing file is named', async () => {
  await expect(restoreBackup(source, join(folder, 'nowhere'), log)).rejects.toThrow(/There is no file/);
});
