import type { clockAt } from '../../kernel/clock.ts';
import type { Context } from '../../platform/context.ts';
import { dayStartMs, type SampleWorld } from '../sample/index.ts';

/** Where a step of the sample's life happens: a context, and the clock that the script moves. */
export interface Stage {
  ctx: Context;
  clock: ReturnType<typeof clockAt>;
  world: SampleWorld;
}

/** The first moment of a day of the sample; days before the first are negative. */
export const atDay = (world: SampleWorld, day: number) =>
  Temporal.Instant.fromEpochMilliseconds(dayStartMs(world.calendar, day));
