/** `2026-11-24T08:00`, what a clock on the wall of `zone` shows: the form of a date-and-time field. */
export function wallText(at: string | number, zone: string): string {
  // Swedish writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return format.format(new Date(at)).replace(' ', 'T');
}

export const clockText = (at: string | number, zone: string): string => wallText(at, zone).slice(11);

/** Where an instant lies in a stretch, 0 to 100. */
export function shareOf(at: string, stretch: { from: string; to: string }): number {
  const [from, to] = [Date.parse(stretch.from), Date.parse(stretch.to)];
  return Math.min(100, Math.max(0, ((Date.parse(at) - from) / (to - from)) * 100));
}

/** The day some days after, as text. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const MONDAY = Date.UTC(2024, 0, 1);

/** `Mon` for 1. */
export function weekdayName(weekday: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return format.format(new Date(MONDAY + (weekday - 1) * 86_400_000));
}

/** Days of the week as runs, `[[1, 5], [7, 7]]`. */
export function runsOf(weekdays: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** `20:00` today, `Sat 20:00` on another day of the coming week, else with the day of the month. */
export function whenText(at: string, nowMs: number, { zone, language }: { zone: string; language: string }): string {
  const [day = '', clock = ''] = wallText(at, zone).split('T');
  if (day === wallText(nowMs, zone).slice(0, 10)) return clock;
  const isNear = Math.abs(Date.parse(at) - nowMs) < 6 * 86_400_000;
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    ...(!isNear && { day: 'numeric', month: 'short' }),
  });
  return `${format.format(new Date(`${day}T00:00:00Z`))} ${clock}`;
}

/** 1 is Monday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
