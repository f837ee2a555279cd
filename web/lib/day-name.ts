const MONDAY = Date.UTC(2024, 0, 1);

/** `Monday` for 1. */
export function dayName(day: string, language: string, weekday: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return format.format(new Date(MONDAY + (Number(day) - 1) * 86_400_000));
}
