import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';

/** How many transactions lie in no month's partition: 0, or partitions were not made in time. */
export async function countStrays(db: ReadDb): Promise<number> {
  const [row] = await db.select({ count: sql<string>`count(*)` }).from(sql`transactions_default`);
  return Number(row?.count ?? 0);
}
