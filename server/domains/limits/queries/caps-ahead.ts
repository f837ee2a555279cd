import { asc, gt, sql } from 'drizzle-orm';
import type { LimitId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { CapChange } from '../caps.rules.ts';
import { limitTemporaryRaises, limitVersions } from '../tables.ts';

/** What is agreed to hold later than a moment, by limit: new terms, and raises that run or will run. */
export async function listCapsAhead(db: ReadDb, at: Temporal.Instant): Promise<Map<LimitId, CapChange[]>> {
  const terms = await db
    .select({
      limitId: limitVersions.limitId,
      from: limitVersions.validFrom,
      to: sql<null>`null`,
      value: limitVersions.value,
    })
    .from(limitVersions)
    .where(gt(limitVersions.validFrom, at));
  const raises = await db
    .select({
      limitId: limitTemporaryRaises.limitId,
      from: limitTemporaryRaises.validFrom,
      to: limitTemporaryRaises.validTo,
      value: limitTemporaryRaises.value,
    })
    .from(limitTemporaryRaises)
    .where(gt(limitTemporaryRaises.validTo, at))
    .orderBy(asc(limitTemporaryRaises.enteredAt));
  return Map.groupBy([...terms, ...raises], ({ limitId }) => limitId);
}
