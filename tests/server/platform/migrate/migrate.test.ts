import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../../../server/platform/logger.ts';
import { findSchemaVersion, migrate, refuseOtherSchema } from '../../../../server/platform/migrate/migrate.ts';
import { withMigrationLease } from '../../../../server/platform/migrate/migration-lease.ts';
import { freshDatabase } from '../../../support/database.ts';

const log = createLogger('silent');
const SHIPS = 'create table ships (name text);\n--> statement-breakpoint\ncreate index ships_name on ships (name);';
const CREWS = 'create table crews (name text);';

async function folderWith(steps: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-steps-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'meta'));
  const entries = Object.keys(steps).map((tag, idx) => ({ idx, tag }));
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ entries }));
  for (const [tag, text] of Object.entries(steps)) await writeFile(join(folder, `${tag}.sql`), text);
  return folder;
}

async function emptyDb() {
  return (await freshDatabase({ empty: true })).write;
}

test('an empty database takes all steps, a finished one none', async () => {
  const db = await emptyDb();
  const folder = await folderWith({ '0000_ships': SHIPS, '0001_crews': CREWS });

  const first = await migrate(db, { log, folder });
  const second = await migrate(db, { log, folder });

  expect(first).toEqual(['0000_ships', '0001_crews']);
  expect(second).toEqual([]);
  expect(await findSchemaVersion(db)).toBe('0001_crews');
});

test('two nodes that start at the same moment take each step once', async () => {
  const db = await emptyDb();
  const folder = await folderWith({ '0000_ships': SHIPS, '0001_crews': CREWS });

  const both = await Promise.all([migrate(db, { log, folder }), migrate(db, { log, folder })]);

  expect(both.map((steps) => steps.length).toSorted()).toEqual([0, 2]);
});

test('a node that died in the middle holds the others up until its lease ends', async () => {
  const db = await emptyDb();
  const folder = await folderWith({ '0000_ships': SHIPS });
  await withMigrationLease(db, log, 30_000, async () => {});
  await db.execute(sql`insert into migration_lease values ('schema', 'the-dead', now() + interval '300 milliseconds')`);

  const steps = await migrate(db, { log, folder });

  expect(steps).toEqual(['0000_ships']);
});

test('a step that fails leaves nothing of itself and the steps before it', async () => {
  const db = await emptyDb();
  const broken = 'create table crews (name text);\n--> statement-breakpoint\ncreate table crews (name text);';
  const folder = await folderWith({ '0000_ships': SHIPS, '0001_crews': broken });

  const failed = migrate(db, { log, folder });

  await expect(failed).rejects.toMatchObject({ cause: { code: '42P07' } });
  expect(await findSchemaVersion(db)).toBe('0000_ships');
  await expect(db.execute(sql`select * from crews`)).rejects.toMatchObject({ cause: { code: '42P01' } });
});

test('a schema newer than the program stops it in a sentence that names both', async () => {
  const db = await emptyDb();
  await migrate(db, { log, folder: await folderWith({ '0000_ships': SHIPS, '0001_crews': CREWS }) });
  await db.execute(sql`update migrations set program = '9.8.7'`);

  const older = migrate(db, { log, folder: await folderWith({ '0000_ships': SHIPS }) });

  await expect(older).rejects.toThrow(
    /schema is at 0001_crews, brought there by Vakhta 9\.8\.7; this is Vakhta \d+\.\d+\.\d+, which knows the schema up to 0000_ships/,
  );
});

test('a step that was edited after the database took it is refused', async () => {
  const db = await emptyDb();
  await migrate(db, { log, folder: await folderWith({ '0000_ships': SHIPS }) });

  const edited = migrate(db, { log, folder: await folderWith({ '0000_ships': CREWS }) });

  await expect(edited).rejects.toThrow(/0000_ships was changed/);
});

test('steps are taken up to a named one when a restore asks for that', async () => {
  const db = await emptyDb();
  const folder = await folderWith({ '0000_ships': SHIPS, '0001_crews': CREWS });

  const steps = await migrate(db, { log, folder, upTo: '0000_ships' });

  expect(steps).toEqual(['0000_ships']);
  await expect(refuseOtherSchema(db, folder)).rejects.toThrow(/behind this program/);
});
