import { eq } from 'drizzle-orm';
import type { PersonId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { PinnedViews } from '../contract.ts';
import { pinnedViews } from '../tables.ts';

/** The views that somebody has pinned; null while they have not changed those of the desk. */
export async function findPinnedViews(db: ReadDb, personId: PersonId): Promise<PinnedViews | null> {
  const [pinned] = await db
    .select({ items: pinnedViews.items, version: pinnedViews.version })
    .from(pinnedViews)
    .where(eq(pinnedViews.personId, personId));
  return pinned ?? null;
}
