import type { Context } from '../../platform/context.ts';
import { noteHours } from './queries/stale-hours.ts';

const LOOK_BACK_DAYS = 40;

/** Has every hour of the last weeks counted again: a change that was stamped long before it was stored is found by this alone. */
export async function recountHours(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  await ctx.change('hours.refresh', 'all', ({ tx }) =>
    noteHours(tx, now.subtract({ hours: LOOK_BACK_DAYS * 24 }), now),
  );
}
