import type { DeliveryDay } from '#contract/deliveries';

const SHOWN = 90;
const DAY_MS = 86_400_000;

/** A day as it is drawn: one of which the log tells nothing is not one without attempts. */
export interface ShownDay extends DeliveryDay {
  isKnown: boolean;
}

/** From which day to which the log tells: `2026-11-26`. */
export interface KnownDays {
  from: string;
  until: string;
}

/** The last ninety days in order, those without attempts with zeros. `today`: `2026-11-26`. */
export function lastDays(days: readonly DeliveryDay[], today: string, { from, until }: KnownDays): ShownDay[] {
  const told = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: SHOWN }, (_, place) => {
    const day = new Date(end - (SHOWN - 1 - place) * DAY_MS).toISOString().slice(0, 10);
    const attempts = told.get(day);
    return {
      ...(attempts ?? { day, accepted: 0, failed: 0 }),
      isKnown: attempts !== undefined || (from <= day && day <= until),
    };
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
