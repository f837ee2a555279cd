import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { InstantText } from '../../../kernel/instant-text.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { LineRefusal } from '../contract.ts';
import { momentText } from '../moment-text.ts';
import { deliveryRefusals, logSenders } from '../tables.ts';

const Cursor = z.tuple([InstantText, z.uuid()]);

/** Lines that could not be used, last seen first. */
export async function listLineRefusals(db: ReadDb, { after, limit }: PageRequest): Promise<Page<LineRefusal>> {
  const from = Cursor.safeParse(decodeCursor(after)).data;
  const rows = await db
    .select({ refusal: deliveryRefusals, sender: logSenders.name })
    .from(deliveryRefusals)
    .leftJoin(logSenders, eq(sql`${logSenders.id}::text`, deliveryRefusals.origin))
    .where(
      from &&
        sql`(${deliveryRefusals.lastSeenAt}, ${deliveryRefusals.id}) < (${from[0]}::timestamptz, ${from[1]}::uuid)`,
    )
    .orderBy(desc(deliveryRefusals.lastSeenAt), desc(deliveryRefusals.id))
    .limit(limit + 1);
  return cutPage(
    rows.map(({ refusal: { id, reason, excerpt, times, firstSeenAt, lastSeenAt }, sender }) => ({
      ...{ id, sender, reason, excerpt, times },
      firstSeenAt: momentText(firstSeenAt),
      lastSeenAt: momentText(lastSeenAt),
    })),
    limit,
    (row) => [row.lastSeenAt, row.id],
  );
}
