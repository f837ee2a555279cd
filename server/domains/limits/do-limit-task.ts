import { and, eq, isNull, sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { LimitId, MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { onlyOwnMerchants } from '../merchants/index.ts';
import { merchants } from '../merchants/tables.ts';
import { LIMITS_STREAM, limitChanged } from './events.ts';
import { personOf } from './person-of.ts';
import { limitTasks } from './tables.ts';

/** What was to do about a limit for one merchant is done; done twice is done once. */
export async function doLimitTask(
  ctx: Context,
  { limitId, merchantId, windowStart }: { limitId: LimitId; merchantId: MerchantId; windowStart: string },
): Promise<void> {
  await ctx.change('limit.raise', limitId, async ({ tx, emit, note }) => {
    const own = onlyOwnMerchants(tx, ctx) ?? sql`true`;
    const [task] = await tx
      .select({ doneAt: limitTasks.doneAt })
      .from(limitTasks)
      .innerJoin(merchants, eq(merchants.id, limitTasks.merchantId))
      .where(and(isTask({ limitId, merchantId, windowStart }), own));
    if (task === undefined) throw notFound('limit-task');
    await tx
      .update(limitTasks)
      .set({ doneAt: ctx.clock.now(), doneBy: personOf(ctx) })
      .where(and(isTask({ limitId, merchantId, windowStart }), isNull(limitTasks.doneAt)));
    note({ merchantId });
    await emit(limitChanged, limitId, { limitId }, LIMITS_STREAM);
  });
}

const isTask = ({
  limitId,
  merchantId,
  windowStart,
}: {
  limitId: LimitId;
  merchantId: MerchantId;
  windowStart: string;
}) =>
  and(
    eq(limitTasks.limitId, limitId),
    eq(limitTasks.merchantId, merchantId),
    eq(limitTasks.windowStart, Temporal.Instant.from(windowStart)),
  );
