import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** One step of the schema: its name, its statements and a hash that shows an edit after the fact. */
export interface Migration {
  name: string;
  hash: string;
  statements: string[];
}

const Journal = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })) });

export const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

/** The steps in their order, as the generator left them in `folder`. */
export async function readMigrations(folder: string = MIGRATIONS): Promise<Migration[]> {
  const journal = Journal.parse(JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')));
  const inOrder = journal.entries.toSorted((a, b) => a.idx - b.idx);
  return Promise.all(inOrder.map(({ tag }) => readMigration(folder, tag)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const text = await readFile(join(folder, `${name}.sql`), 'utf8');
  const statements = text.split('--> statement-breakpoint').filter((statement) => statement.trim() !== '');
  return { name, hash: createHash('sha256').update(text).digest('hex'), statements };
}
