import { notFound } from '../../kernel/errors.ts';
import type { MerchantId, RaiseId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { LIMITS_STREAM, limitMerchantTold } from './events.ts';
import { personOf } from './person-of.ts';
import { listTellings } from './queries/tellings.ts';
import { limitTellings } from './tables.ts';

/** Notes that a merchant was told what the bank said; told twice, the first time stays. */
export async function noteTold(
  ctx: Context,
  { raiseId, merchantId, ticketId }: { raiseId: RaiseId; merchantId: MerchantId; ticketId: TicketId | null },
): Promise<void> {
  await ctx.change('limit.raise', raiseId, async ({ tx, emit, note }) => {
    const touched = await listTellings(ctx, raiseId);
    if (!touched.some((telling) => telling.merchantId === merchantId)) throw notFound('merchant');
    await tx
      .insert(limitTellings)
      .values({ raiseId, merchantId, toldAt: ctx.clock.now(), toldBy: personOf(ctx), ticketId })
      .onConflictDoNothing();
    note({ merchantId });
    await emit(limitMerchantTold, raiseId, { raiseId, merchantId }, LIMITS_STREAM);
  });
}
