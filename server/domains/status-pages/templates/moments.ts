import type { PageLanguage } from '../contract.ts';

const LOCALES: Record<PageLanguage, string> = { ru: 'ru-RU', en: 'en-GB' };

/** Moments and days as a reader of the page writes them. */
export function momentsIn(language: PageLanguage, zone: string) {
  const locale = LOCALES[language];
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return {
    moment: (at: string | Temporal.Instant) => moment.format(Temporal.Instant.from(at).epochMilliseconds),
    /** `2026-11-25` in words. */
    day: (date: string) => day.format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds),
    dayOf: (at: Temporal.Instant) =>
      day.format(at.toZonedDateTimeISO(zone).toPlainDate().toZonedDateTime('UTC').epochMilliseconds),
  };
}

export type Moments = ReturnType<typeof momentsIn>;
