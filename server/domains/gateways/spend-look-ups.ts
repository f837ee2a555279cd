import { eq } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockSource } from './change-source.ts';
import { hourOf, lookUpsLeft, lookUpsUsed } from './look-up-budget.rules.ts';
import { sources } from './tables.ts';

/** Takes up to `wanted` single look-ups out of this hour's budget; gives how many may be made. */
export async function spendLookUps(ctx: Context, id: SourceId, wanted: number): Promise<number> {
  const at = ctx.clock.now();
  return ctx.change('transaction.enrich', id, async ({ tx, note }) => {
    const row = await lockSource(tx, id);
    const granted = Math.min(wanted, lookUpsLeft(row, at));
    if (granted > 0)
      await tx
        .update(sources)
        .set({ lookUpHour: hourOf(at), lookUpsUsed: lookUpsUsed(row, at) + granted })
        .where(eq(sources.id, id));
    note({ granted });
    return granted;
  });
}
