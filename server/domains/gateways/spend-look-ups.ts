import { eq } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockSource } from './change-source.ts';
import { hourOf, isSameHour } from './shown-source.rules.ts';
import { sources } from './tables.ts';

/** Takes up to `wanted` single look-ups out of this hour's budget; gives how many may be made. */
export async function spendLookUps(ctx: Context, id: SourceId, wanted: number): Promise<number> {
  const at = ctx.clock.now();
  return ctx.change('transaction.enrich', id, async ({ tx, note }) => {
    const row = await lockSource(tx, id);
    const used = row.lookUpHour !== null && isSameHour(row.lookUpHour, at) ? row.lookUpsUsed : 0;
    const granted = row.paused ? 0 : Math.max(0, Math.min(wanted, row.settings.enrichPerHour - used));
    if (granted > 0)
      await tx
        .update(sources)
        .set({ lookUpHour: hourOf(at), lookUpsUsed: used + granted })
        .where(eq(sources.id, id));
    note({ granted });
    return granted;
  });
}
