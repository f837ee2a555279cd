/** The instant at which a day begins in a time zone: `2026-11-24` in Minsk is `2026-11-23T21:00:00.000Z`. */
export const startOfDay = (day: string, zone: string): string => instantAt(`${day}T00:00`, zone);

/** The instant at which a zone's clocks show this: `2026-11-24T09:30`. */
export function instantAt(clock: string, zone: string): string {
  const guess = Date.parse(`${clock}Z`);
  // Twice: the offset at the guess may differ from the one at the true moment.
  const once = guess - offsetMs(guess, zone);
  return new Date(guess - offsetMs(once, zone)).toISOString();
}

/** What a zone's clocks show at an instant: `2026-11-24T09:30`. */
export const clockAt = (atMs: number, zone: string): string =>
  new Date(atMs + offsetMs(atMs, zone)).toISOString().slice(0, 16);

/** The instant at which the day after begins: a day is half open. */
export function endOfDay(day: string, zone: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(next, zone);
}

function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return (
    Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) -
    Math.floor(at / 1000) * 1000
  );
}
