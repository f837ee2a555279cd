import type { DeliveryDay } from '#contract/deliveries';

const SHOWN = 90;
const DAY_MS = 86_400_000;

/** The last ninety days in order, those of which nothing is known with zeros. `today`: `2026-11-26`. */
export function lastDays(days: readonly DeliveryDay[], today: string): DeliveryDay[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: SHOWN }, (_, place) => {
    const day = new Date(end - (SHOWN - 1 - place) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, accepted: 0, failed: 0 };
  });
}

/** All of them together; the worst is the one with most failures, and of none has any it is the last. */
export function sumOf(days: readonly DeliveryDay[]) {
  const worst = days.reduce<DeliveryDay | undefined>(
    (found, day) => (found === undefined || day.failed >= found.failed ? day : found),
    undefined,
  );
  return {
    accepted: days.reduce((sum, day) => sum + day.accepted, 0),
    failed: days.reduce((sum, day) => sum + day.failed, 0),
    worst,
    most: Math.max(1, ...days.map((day) => day.accepted + day.failed)),
  };
}
