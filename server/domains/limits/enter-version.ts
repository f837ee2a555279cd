import { and, desc, eq, gt } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { LimitTerms } from './contract.ts';
import { personOf } from './person-of.ts';
import { limits, limitVersions } from './tables.ts';

/** The version that was entered last, while others who change the limit wait. */
export async function takeLastVersion(tx: Tx, limitId: LimitId) {
  await tx.select({ id: limits.id }).from(limits).where(eq(limits.id, limitId)).for('update');
  const [last] = await tx
    .select()
    .from(limitVersions)
    .where(eq(limitVersions.limitId, limitId))
    .orderBy(desc(limitVersions.validFrom))
    .limit(1);
  if (last === undefined) throw new Error('a limit has its first version from birth');
  return last;
}

/** New terms from a moment on. What has held stays; terms that would have begun later are replaced. */
export async function enterVersion(
  ctx: Context,
  tx: Tx,
  limitId: LimitId,
  terms: LimitTerms,
  from: Temporal.Instant,
): Promise<void> {
  const at = ctx.clock.now();
  await tx.delete(limitVersions).where(and(eq(limitVersions.limitId, limitId), gt(limitVersions.validFrom, at)));
  const last = await takeLastVersion(tx, limitId);
  if (Temporal.Instant.compare(from, last.validFrom) <= 0)
    throw conflict('limit-version-too-early', 'The terms that hold now began later than that.');
  await tx
    .update(limitVersions)
    .set({ validTo: from })
    .where(and(eq(limitVersions.limitId, limitId), eq(limitVersions.validFrom, last.validFrom)));
  await tx
    .insert(limitVersions)
    .values({ limitId, validFrom: from, ...terms, enteredAt: at, enteredBy: personOf(ctx) });
}
