import type { WorkingCalendar } from './contract.ts';
import { openOn } from './working-time.rules.ts';

/** A bank that is shut for longer has no next opening that anybody could wait for. */
const HORIZON_DAYS = 60;

export interface Opening {
  isOpen: boolean;
  /** The end of the stretch in which `at` lies; undefined while closed, and where it never closes. */
  closesAt: Temporal.Instant | undefined;
  /** The next beginning of a stretch after `at`; undefined where there is none in sight, or where it never closes. */
  opensAgainAt: Temporal.Instant | undefined;
}

/** Whether the doors are open at a moment, until when, and when they open next. Stretches that touch are one. */
export function openingAt(calendar: WorkingCalendar, at: Temporal.Instant): Opening {
  const stretches = stretchesFrom(calendar, at);
  const current = stretches.find(({ start, end }) => !isAfter(start, at) && isAfter(end, at));
  const next = stretches.find(({ start }) => isAfter(start, at));
  // The last stretch in sight ends with the sight, not with the hours.
  const isEndless = current !== undefined && current === stretches.at(-1) && next === undefined;
  return {
    isOpen: current !== undefined,
    closesAt: isEndless ? undefined : current?.end,
    opensAgainAt: next?.start,
  };
}

interface Stretch {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** Up to the first one that begins after `at`: what lies behind it says nothing of now. */
function stretchesFrom(calendar: WorkingCalendar, at: Temporal.Instant): Stretch[] {
  // A stretch of the day before may reach over midnight where it touches one of today.
  const first = at.toZonedDateTimeISO(calendar.zone).toPlainDate().subtract({ days: 1 });
  const merged: Stretch[] = [];
  const isEnough = () => merged.some(({ start }) => isAfter(start, at));
  for (let days = 0; days < HORIZON_DAYS && !isEnough(); days += 1) {
    for (const stretch of openOn(calendar, first.add({ days }))) {
      const last = merged.at(-1);
      if (last?.end.equals(stretch.start) === true) last.end = stretch.end;
      else merged.push(stretch);
    }
  }
  return merged;
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;
