import type { Context } from '../../platform/context.ts';
import { ensureMonths } from './ensure-months.ts';
import { type Month, monthsFrom } from './partition.rules.ts';
import { countStrays } from './queries/count-strays.ts';

/**
 * Makes the partitions of this month and of `monthsAhead` further ones. `strays` counts rows in the default partition:
 * anything but 0 is a fault to be told.
 */
export async function createPartitions(
  ctx: Context,
  { monthsAhead = 3 }: { monthsAhead?: number } = {},
): Promise<{ created: Month[]; strays: number }> {
  const months = monthsFrom(ctx.clock.now(), monthsAhead + 1);
  const created = await ctx.change('partition.create', months[0] ?? '', async ({ tx, note }) => {
    const made = await ensureMonths(tx, months);
    note({ months: made });
    return made;
  });
  return { created, strays: await countStrays(ctx.read) };
}
