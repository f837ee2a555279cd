import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { readLines } from '../../server/platform/backup/read-backup.ts';
import { writeBackup } from '../../server/platform/backup/write-backup.ts';
import type { Database } from '../../server/platform/db.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { inDatabase } from './postgres-setup.ts';

/** What a backup of this database would carry away, line by line. */
export async function backupLines(db: Database): Promise<string[]> {
  const [{ name = '' } = {}] = await db.read.execute<{ name: string }>(sql`select current_database() as name`);
  const folder = await mkdtemp(join(tmpdir(), 'vakhta-backup-'));
  try {
    const file = join(folder, 'backup');
    const address = inDatabase(inject('postgres'), name);
    await writeBackup({ address, file, clock: systemClock, secretsKey: 'fingerprint' });
    const lines: string[] = [];
    for await (const line of readLines(file)) lines.push(line.toString('utf8'));
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
