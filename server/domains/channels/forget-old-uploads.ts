import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { files } from './tables.ts';

const KEPT_HOURS = 24;

/** Files that somebody began to add and left: nobody can go on with them. */
export async function forgetOldUploads(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .delete(files)
    .where(and(eq(files.state, 'storing'), lt(files.createdAt, now.subtract({ hours: KEPT_HOURS }))));
}
