import { forecastLimits, learnTerminals, raiseAlerts, recogniseLimits } from '../domains/limits/index.ts';
import type { Context } from '../platform/context.ts';

/** A day is seen again each time: what was pulled late is of the last hours mostly. */
const LOOK_BACK_DAYS = 1;

/** Learns which shops pass which terminals, counts and forecasts their limits, says what stands close to one, and sees those nobody entered. */
export async function watchLimits(ctx: Context): Promise<void> {
  await learnTerminals(ctx, LOOK_BACK_DAYS);
  await forecastLimits(ctx);
  await raiseAlerts(ctx);
  await recogniseLimits(ctx);
}
