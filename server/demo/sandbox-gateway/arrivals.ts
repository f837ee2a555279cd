import { busynessAt, createRandom, type SampleWorld } from '../sample/index.ts';

/** When the next family arrives: about one every `usualMs` in the busiest hour, less often at night, never silent for long. */
export function createArrivals(world: SampleWorld, startMs: number, usualMs: number) {
  const random = createRandom(world.seed ^ Math.floor(startMs / 1000));
  const gapAfter = (ms: number) => {
    const rate = 0.35 + 0.65 * busynessAt(world, ms);
    return Math.min(6, -Math.log(1 - random.next())) * (usualMs / rate);
  };
  let nextMs = startMs + gapAfter(startMs);
  return {
    /** Whether one has arrived by now; after a pause of the process only one does. */
    due: (nowMs: number): boolean => {
      if (nowMs < nextMs) return false;
      nextMs = nowMs + gapAfter(nowMs);
      return true;
    },
  };
}
