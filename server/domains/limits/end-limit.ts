import { and, eq, gt, isNull } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { stored } from './checked-terms.ts';
import { LIMITS_STREAM, limitChanged } from './events.ts';
import { getLimitRow } from './own-limits.ts';
import { limitAlerts, limits, limitTasks, limitVersions } from './tables.ts';

/** The limit holds no longer: its history stays, its alerts and tasks are over. */
export async function endLimit(ctx: Context, id: LimitId, reason: string): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('limit.change', id, async ({ tx, emit, note }) => {
    const { endedAt } = await getLimitRow(ctx, id);
    if (endedAt !== null) throw conflict('limit-ended', 'This limit holds no longer.');
    await tx
      .update(limits)
      .set({ endedAt: at, endReason: stored(reason) })
      .where(eq(limits.id, id));
    await tx.delete(limitVersions).where(and(eq(limitVersions.limitId, id), gt(limitVersions.validFrom, at)));
    await tx
      .update(limitVersions)
      .set({ validTo: at })
      .where(and(eq(limitVersions.limitId, id), isNull(limitVersions.validTo)));
    await tx
      .update(limitAlerts)
      .set({ clearedAt: at })
      .where(and(eq(limitAlerts.limitId, id), isNull(limitAlerts.clearedAt)));
    await tx
      .update(limitTasks)
      .set({ doneAt: at })
      .where(and(eq(limitTasks.limitId, id), isNull(limitTasks.doneAt)));
    note({ ended: true });
    await emit(limitChanged, id, { limitId: id }, LIMITS_STREAM);
  });
}
