import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { join } from 'node:path';
import type { Db } from './db.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations');

export async function migrate(db: Db, folder = MIGRATIONS): Promise<void> {
  await runMigrations(db, { migrationsFolder: folder });
}
