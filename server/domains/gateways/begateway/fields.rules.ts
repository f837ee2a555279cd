import type { GatewayTransaction, InstantText } from '../contract.ts';
import { readTime } from './time.rules.ts';

export type Bag = Readonly<Record<string, unknown>>;

const EMPTY: Bag = Object.freeze({});
export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const bagOf = (value: unknown): Bag => (isBag(value) ? value : EMPTY);

/** The first that says something: null and empty text say nothing. */
export function textOf(...values: unknown[]): string | undefined {
  for (const value of values) {
    const text = saidBy(value);
    if (text !== '') return text;
  }
  return undefined;
}

function saidBy(value: unknown): string {
  if (typeof value === 'string') return value.length > 2000 ? value.trim().slice(0, 2000).toWellFormed() : value.trim();
  return typeof value === 'number' ? String(value) : '';
}

export function wholeOf(...values: unknown[]): number | undefined {
  for (const value of values) {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    if (Number.isSafeInteger(number)) return number as number; // isSafeInteger is true of numbers alone
  }
  return undefined;
}

export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 1) return true;
  if (value === 'false' || value === 0) return false;
  return undefined;
}

/** What a document said and could not be used: one line each, `kind field value`. */
export type Oddities = string[];
export const odd = (oddities: Oddities, kind: string, field: string, value: unknown) => {
  if (oddities.length < 30) oddities.push(`${kind} ${field} ${String(value).slice(0, 60)}`.toWellFormed());
};

const AHEAD_DAYS: Readonly<Record<string, number>> = {
  expired_at: 36_600,
  closed_at: 40,
  settled_at: 400,
  psp_settled_at: 400,
};
const OLDEST = '2000-01-01';

/** A time of the document, or an oddity: nothing of this gateway happened before 2000, little in the future. */
export function timeOf(bag: Bag, field: string, latest: Latest, oddities: Oddities): InstantText | undefined {
  const raw = bag[field];
  if (raw === null || raw === undefined || raw === '') return undefined;
  const time = readTime(raw);
  if (time === undefined) odd(oddities, 'time-broken', field, raw);
  else if (time < OLDEST || time > latest(AHEAD_DAYS[field] ?? 1)) odd(oddities, 'time-implausible', field, raw);
  else return time;
  return undefined;
}

/** The latest plausible time a number of days ahead of the moment of reading. */
export type Latest = (daysAhead: number) => InstantText;

/** A page is read at one moment: what it came to is remembered for the next row. */
let latest = { day: '', byDays: new Map<number, string>() };
export function latestAfter(at: InstantText): Latest {
  const day = at.slice(0, 10);
  if (latest.day !== day) latest = { day, byDays: new Map() };
  const { byDays } = latest;
  return (daysAhead) => {
    const known = byDays.get(daysAhead);
    if (known !== undefined) return known;
    const last = Temporal.PlainDate.from(day)
      .add({ days: daysAhead + 1 })
      .toString();
    byDays.set(daysAhead, last);
    return last;
  };
}

/** Sets a field when there is something to say: absent stays absent. */
export type SetField = <K extends keyof GatewayTransaction>(field: K, value: GatewayTransaction[K] | undefined) => void;
export function setter(transaction: GatewayTransaction): SetField {
  return (field, value) => {
    if (value !== undefined) transaction[field] = value;
  };
}
