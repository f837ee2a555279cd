import type { Context } from '../../platform/context.ts';
import { countHours } from './count-hours.ts';
import { noteStaleHours, takeStaleHours } from './queries/stale-hours.ts';

const HOURS_A_TIME = 48;

/** Counts again every hour of which a transaction changed, the newest first; stops between two batches when told to. Gives how many it counted. */
export async function refreshHours(ctx: Context, stopping?: AbortSignal): Promise<number> {
  await ctx.change('hours.refresh', 'changed', ({ tx }) => noteStaleHours(tx, ctx.clock.now()));
  let counted = 0;
  while (stopping?.aborted !== true) {
    const batch = await countSome(ctx);
    counted += batch;
    if (batch < HOURS_A_TIME) break;
  }
  return counted;
}

/** Taking an hour off the list and counting it are one change: killed between them, it would never be counted. */
function countSome(ctx: Context): Promise<number> {
  return ctx.change('hours.refresh', 'stale', async ({ tx, note }) => {
    const hours = await takeStaleHours(tx, HOURS_A_TIME);
    await countHours(tx, hours);
    note({ hours: hours.length });
    return hours.length;
  });
}
