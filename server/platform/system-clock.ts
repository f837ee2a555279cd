import type { Clock } from '../kernel/clock.ts';

export const systemClock: Clock = {
  // biome-ignore lint/plugin: the one place where real time enters
  now: () => Temporal.Now.instant(),
};
