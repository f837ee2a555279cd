import type { InstantText } from '../contract.ts';

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9})\d*)?(?: ?(Z|UTC|[+-]\d\d:?(?:\d\d)?))?$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A gateway's time of any precision and offset as fixed-width UTC text; without an offset it is UTC; undefined when it is no time. */
export function readTime(raw: unknown): InstantText | undefined {
  if (typeof raw === 'number') return fromEpoch(raw);
  if (typeof raw !== 'string' || raw.length < 19 || raw.length > 40) return undefined;
  const found = SHAPE.exec(raw);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', offset = 'Z'] = found;
  if (!isDay(Number(year), Number(month), Number(day)) || hour > '23' || minute > '59' || second > '59')
    return undefined;
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
  const sign = offset.charCodeAt(0);
  if (sign !== 43 && sign !== 45) return utc;
  return shift(utc, offset);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month !== 2 || day < 29 || leap;
}

function shift(utc: string, offset: string): InstantText | undefined {
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || '0');
  if (hours === 0 && minutes === 0) return utc;
  if (hours > 18 || minutes > 59) return undefined;
  const away = (offset.startsWith('-') ? 1 : -1) * (hours * 60 + minutes);
  return instantText(Temporal.Instant.from(utc).add({ minutes: away }));
}

/** Seconds or milliseconds since 1970, told apart by their size. */
function fromEpoch(raw: number): InstantText | undefined {
  if (!Number.isSafeInteger(raw)) return undefined;
  if (raw >= 1e9 && raw < 1e10) return instantText(Temporal.Instant.fromEpochMilliseconds(raw * 1000));
  if (raw >= 1e12 && raw < 1e13) return instantText(Temporal.Instant.fromEpochMilliseconds(raw));
  return undefined;
}

export function instantText(at: Temporal.Instant): InstantText {
  return at.toString({ fractionalSecondDigits: 6 });
}
