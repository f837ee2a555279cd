import type { MinuteCount } from '../../../../../server/domains/incidents/detection/evidence.rules.ts';
import type { Cell } from '../../../../../server/domains/incidents/detection/explain.rules.ts';

/** Numbers that look drawn by chance and are the same each time (mulberry32). */
export function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One minute with `attempts` payments of which each fails by chance. */
export function minuteOf(draw: () => number, attempts: number, declinedRate: number, failedRate: number): MinuteCount {
  const minute = { attempts, declined: 0, failed: 0 };
  for (let made = 0; made < attempts; made += 1) {
    const isFailed = draw() < failedRate;
    if (isFailed) minute.failed += 1;
    if (isFailed || draw() < declinedRate) minute.declined += 1;
  }
  return minute;
}

interface Place {
  gateway: string;
  acquirer: string;
  merchant: string;
  method?: string;
  bin?: string;
}

/** A window of single payments, one a minute and place. */
export function cellsOf(
  places: readonly Place[],
  minutes: number,
  isBroken: (place: Place, minute: number) => boolean,
  usual: (place: Place, minute: number) => boolean = () => false,
): Cell[] {
  return Array.from({ length: minutes }, (_, minute) =>
    places.map((place): Cell => {
      const failed = isBroken(place, minute) ? 1 : 0;
      const declined = failed === 1 || usual(place, minute) ? 1 : 0;
      const { method = 'credit_card', bin = '411111' } = place;
      return { ...place, method, bin, minute, attempts: 1, declined, failed };
    }),
  ).flat();
}
