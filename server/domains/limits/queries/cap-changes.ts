import { asc, gt, isNull, or, sql } from 'drizzle-orm';
import type { LimitId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { CapChange } from '../caps.rules.ts';
import { limitTemporaryRaises, limitVersions } from '../tables.ts';

/** What holds of terms and raises from a moment on and later, by limit. */
export async function listCapChanges(db: ReadDb, since: Temporal.Instant): Promise<Map<LimitId, CapChange[]>> {
  const terms = await db
    .select({
      limitId: limitVersions.limitId,
      from: limitVersions.validFrom,
      to: sql<null>`null`,
      value: limitVersions.value,
    })
    .from(limitVersions)
    .where(or(isNull(limitVersions.validTo), gt(limitVersions.validTo, since)));
  const raises = await db
    .select({
      limitId: limitTemporaryRaises.limitId,
      from: limitTemporaryRaises.validFrom,
      to: limitTemporaryRaises.validTo,
      value: limitTemporaryRaises.value,
    })
    .from(limitTemporaryRaises)
    .where(gt(limitTemporaryRaises.validTo, since))
    .orderBy(asc(limitTemporaryRaises.enteredAt));
  return Map.groupBy([...terms, ...raises], ({ limitId }) => limitId);
}
