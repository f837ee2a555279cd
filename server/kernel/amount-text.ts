import { CURRENCIES } from './currencies.ts';
import { type Unit, unitAt, unitBefore } from './currency-words.ts';

/** An amount as written. Without a currency `minor` counts hundredths (or finer, when more decimals were written). */
export interface ParsedAmount {
  minor: number;
  exponent: number;
  /** Which currencies it may be: none said, one, or several where the word leaves it open ("руб"). */
  currencies: readonly string[];
}

export interface FoundAmount extends ParsedAmount {
  start: number;
  end: number;
  /** What makes it an amount: a currency, decimals, grouped thousands — or nothing, a bare number. */
  mark: 'currency' | 'decimals' | 'grouped' | 'bare';
}

const SPACE = String.raw`[ \u00a0\u202f\u2009]`;
const NUMBER = new RegExp(
  String.raw`(?<![\d.,])(?:\d{1,3}(?:(?:${SPACE}|['’])\d{3})+(?!\d)(?:[.,]\d{1,4})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,15}(?:[.,]\d{1,4})?)(?![\d]|[.,]\d)`,
  'gu',
);
const TIMES = /[ \u00a0\u202f]?(?:(тыс(?:\.|яч[а-яі]*)?|k(?![\p{L}\d]))|(млн\.?|миллион[а-яё]*))/iuy;
const AND_KOPECKS =
  /,?[ \u00a0\u202f]{0,2}(?:и[ \u00a0])?(\d{1,2})[ \u00a0\u202f]{0,2}(?:к(?:\.|оп(?:\.|е[а-яё]*)?)?|капе[а-яі]*|cents?|цент[а-яё]*)(?![\p{L}])/iuy;

/** The one amount that this text is, in any usual writing: `48,50`, `48.5 BYN`, `1 234,56`, `$20`, `48 руб 50 коп`, `4850 коп`. */
export function parseAmount(text: string): ParsedAmount | undefined {
  const trimmed = text.trim();
  const [only] = findAmounts(trimmed);
  if (only?.start !== 0 || only.end !== trimmed.length) return undefined;
  return { minor: only.minor, exponent: only.exponent, currencies: only.currencies };
}

/** Every number of the text that may be an amount, bare ones included. */
export function findAmounts(text: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  let from = 0;
  for (const number of text.matchAll(NUMBER)) {
    if (number.index < from) continue;
    const amount = amountAt(text, number.index, number[0], from);
    if (!amount) continue;
    found.push(amount);
    from = amount.end;
  }
  return found;
}

function amountAt(text: string, place: number, number: string, from: number): FoundAmount | undefined {
  const { factor, end: numberEnd } = multiplierAt(text, place + number.length);
  const { start, currencies, unit } = currencyAround(text, place, numberEnd, from);
  const known = exponentOf(currencies);
  const { digits, decimals } = readNumber(number, known);
  const kopecks = decimals === 0 ? kopecksAt(text, unit) : undefined;
  const exponent = known ?? Math.max(2, decimals);
  const minor = scale(BigInt(digits) * factor, decimals, unit?.minor ? 0 : exponent);
  if (minor === undefined || minor + 99n > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const end = kopecks?.end ?? unit?.end ?? numberEnd;
  const total = Number(minor) + Number(kopecks?.value ?? 0);
  return { start, end, minor: total, exponent, currencies, mark: markOf(number, decimals, currencies) };
}

/** The currency before the number, unless it belongs to the amount before it, else the unit behind it. */
function currencyAround(text: string, place: number, numberEnd: number, from: number) {
  const before = unitBefore(text, place);
  if (before && before.start >= from) return { ...before, unit: undefined };
  const unit = unitAt(text, numberEnd);
  return { start: place, currencies: unit?.currencies ?? [], unit };
}

function markOf(number: string, decimals: number, currencies: readonly string[]): FoundAmount['mark'] {
  if (currencies.length > 0) return 'currency';
  if (decimals > 0) return 'decimals';
  return /^\d+$/.test(number) ? 'bare' : 'grouped';
}

/** Which separator is the decimal one: the last of two kinds, or a single one that does not group thousands. */
function readNumber(number: string, exponent: number | undefined): { digits: string; decimals: number } {
  const tail = /^(.*)([.,])(\d+)$/s.exec(number);
  const [, whole = '', sign = '', last = ''] = tail ?? [];
  const grouped = /[\s'’.,]/u.test(whole);
  const thousands = last.length === 3 && exponent !== 3 && !/^0/.test(whole) && (!grouped || whole.includes(sign));
  const isDecimal = tail !== null && !thousands;
  return { digits: number.replace(/\D/g, ''), decimals: isDecimal ? last.length : 0 };
}

function exponentOf(currencies: readonly string[]): number | undefined {
  const [first] = currencies;
  return first === undefined ? undefined : CURRENCIES.get(first)?.exponent;
}

function multiplierAt(text: string, place: number): { factor: bigint; end: number } {
  TIMES.lastIndex = place;
  const found = TIMES.exec(text);
  if (!found) return { factor: 1n, end: place };
  return { factor: found[1] ? 1_000n : 1_000_000n, end: TIMES.lastIndex };
}

function kopecksAt(text: string, major: Unit | undefined): { value: string; end: number } | undefined {
  if (!major || major.minor) return undefined;
  AND_KOPECKS.lastIndex = major.end;
  const found = AND_KOPECKS.exec(text);
  return found?.[1] === undefined ? undefined : { value: found[1], end: AND_KOPECKS.lastIndex };
}

/** `digits` with `decimals` places, as an integer with `places`; undefined when that would cut a digit that counts. */
function scale(digits: bigint, decimals: number, places: number): bigint | undefined {
  if (decimals <= places) return digits * 10n ** BigInt(places - decimals);
  const cut = 10n ** BigInt(decimals - places);
  return digits % cut === 0n ? digits / cut : undefined;
}
