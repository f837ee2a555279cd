import { asc, desc, eq } from 'drizzle-orm';
import type { ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { ModuleFact } from '../contract.ts';
import { moduleFacts } from '../tables.ts';

/** The last word of each source about a shop. */
export async function listFacts(db: ReadDb, shopId: ShopId): Promise<ModuleFact[]> {
  const rows = await db
    .select()
    .from(moduleFacts)
    .where(eq(moduleFacts.shopId, shopId))
    .orderBy(asc(moduleFacts.key), desc(moduleFacts.observedAt));
  return rows.map(({ shopId: _shop, observedAt, ...fact }) => ({ ...fact, observedAt: observedAt.toString() }));
}
