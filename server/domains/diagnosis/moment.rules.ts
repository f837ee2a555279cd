import type { Language } from './contract.ts';

const LOCALES = { ru: 'ru-RU', en: 'en-GB' } as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `24 ноября 2026, 19:05 UTC+3`; undefined for text that is no time. */
export function momentWords(at: string | undefined, language: Language, timeZone: string): string | undefined {
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  if (Number.isNaN(ms)) return undefined;
  const parts = new Map(
    formatter(language, timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const zone = parts.get('timeZoneName')?.replace('GMT', 'UTC') ?? timeZone;
  return `${parts.get('day')} ${parts.get('month')} ${parts.get('year')}, ${parts.get('hour')}:${parts.get('minute')} ${zone}`;
}

const dayFormatters = {
  ru: new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/** `26 ноября 2026` of `2026-11-26`. */
export function dayWords(day: string, language: Language): string {
  const parts = new Map(
    dayFormatters[language].formatToParts(Date.parse(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  );
  return `${parts.get('day')} ${parts.get('month')} ${parts.get('year')}`;
}

function formatter(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
  formatters.set(key, made);
  return made;
}

const UNITS = {
  ru: { day: 'д', hour: 'ч', minute: 'мин', second: 'с' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
} as const;

/** `2 ч 10 мин`: the two largest units, which is as exact as a person wants it. */
export function durationWords(seconds: number, language: Language): string {
  const unit = UNITS[language];
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const all: [number, string][] = [
    [days, unit.day],
    [hours, unit.hour],
    [minutes, unit.minute],
    [Math.round(seconds % 60), unit.second],
  ];
  const first = all.findIndex(([count]) => count > 0);
  if (first === -1) return `0\u00a0${unit.second}`;
  return all
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count}\u00a0${name}`)
    .join(' ');
}
