import type { Context } from '../../platform/context.ts';
import { ensureMonths } from './ensure-months.ts';
import { type Month, monthsFrom } from './partition.rules.ts';
import { countStrays } from './queries/count-strays.ts';

/**
 * Makes the partitions of `months` months from the one of `from`, by default this month and three ahead. `strays` counts rows
 * in the default partition: anything but 0 is a fault to be told.
 */
export async function createPartitions(
  ctx: Context,
  { from = ctx.clock.now(), months: count = 4 }: { from?: Temporal.Instant; months?: number } = {},
): Promise<{ created: Month[]; strays: number }> {
  const months = monthsFrom(from, count);
  const created = await ctx.change('partition.create', months[0] ?? '', async ({ tx, note }) => {
    const made = await ensureMonths(tx, months);
    note({ months: made });
    return made;
  });
  return { created, strays: await countStrays(ctx.read) };
}
