import { createContext, useContext } from 'react';
import { formatAmount, formatMoney, type Money } from '#kernel/money';
import type { InterfaceLanguage } from './i18n.ts';

export interface Format {
  language: InterfaceLanguage;
  zone: string;
  /** `48,50` without its currency, which stands in a column of its own. */
  amount(money: Money): string;
  money(money: Money): string;
  /** `12:04:31` today; the day before it on any other. */
  moment(at: string, nowMs: number): string;
  /** As `moment`, to the minute: for what somebody has set, not what happened. */
  minute(at: string, nowMs: number): string;
  /** The whole instant with day, seconds and zone. */
  fullMoment(at: string): string;
  time(at: string): string;
  day(at: string): string;
  /** `24 Nov`. */
  shortDay(at: string): string;
  /** `2026-11-24`, the day in the desk's zone. */
  isoDay(atMs: number): string;
  /** `3 min ago`, `in 2 h`. */
  ago(at: string, nowMs: number): string;
  /** `1 h 20 min`: a length of time. */
  span(seconds: number): string;
  /** `Belarus` for `BY`; a code that names no country stays as it is. */
  country(code: string): string;
  number(value: number): string;
  bytes(value: number): string;
  percent(share: number): string;
}

const LOCALE = { ru: 'ru-RU', en: 'en-GB' } as const satisfies Record<InterfaceLanguage, string>;

/** All figures and times of one language in the desk's time zone. */
export function createFormat(language: InterfaceLanguage, zone: string): Format {
  const locale = LOCALE[language];
  const date = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
    return (at: string | number) => formatter.format(new Date(at));
  };
  const time = date({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const shortTime = date({ hour: '2-digit', minute: '2-digit' });
  const dayKey = date({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayMonth = date({ day: 'numeric', month: 'short' });
  const year = date({ year: 'numeric' });
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  // Swedish writes dates as ISO does.
  const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  const isoDay = (atMs: number) => iso.format(atMs);
  const full = date({ dateStyle: 'long', timeStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const written = (at: string, nowMs: number, today: (at: string) => string) => {
    if (dayKey(at) === dayKey(nowMs)) return today(at);
    if (year(at) === year(nowMs)) return `${dayMonth(at)}, ${shortTime(at)}`;
    return `${dayMonth(at)} ${year(at)}`;
  };
  return {
    language,
    zone,
    amount: (money) => formatAmount(money, language),
    money: (money) => formatMoney(money, language),
    moment: (at, nowMs) => written(at, nowMs, time),
    minute: (at, nowMs) => written(at, nowMs, shortTime),
    fullMoment: full,
    time,
    day,
    shortDay: dayMonth,
    isoDay,
    ago: (at, nowMs) => agoText(relative, (Date.parse(at) - nowMs) / 1000),
    span: (seconds) => spanText(locale, seconds),
    country: (code) => countryText(countries, code),
    number: (value) => number.format(value),
    bytes: (value) => bytesText(locale, value),
    percent: (share) => percent.format(share),
  };
}

const countryText = (names: Intl.DisplayNames, code: string) =>
  /^[A-Z]{2}$/i.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function agoText(format: Intl.RelativeTimeFormat, seconds: number): string {
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? (['second', 1] as const);
  return format.format(Math.trunc(seconds / size), unit);
}

function spanText(locale: string, seconds: number): string {
  const total = Math.max(0, Math.round(seconds));
  const parts: [Intl.NumberFormatOptions['unit'] & string, number][] = [
    ['day', Math.floor(total / 86_400)],
    ['hour', Math.floor((total % 86_400) / 3_600)],
    ['minute', Math.floor((total % 3_600) / 60)],
    ['second', total % 60],
  ];
  const first = parts.findIndex(([, value]) => value > 0);
  const shown = first === -1 ? parts.slice(3) : parts.slice(first, first + 2).filter(([, value]) => value > 0);
  return shown
    .map(([unit, value]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
    .join(' ');
}

function bytesText(locale: string, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** power);
}

const FormatContext = createContext<Format>(createFormat('ru', 'Europe/Minsk'));
export const FormatProvider = FormatContext.Provider;
export const useFormat = (): Format => useContext(FormatContext);
