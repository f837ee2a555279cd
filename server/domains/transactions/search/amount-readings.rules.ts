import { type FoundAmount, findAmounts } from '#kernel/amount-text';
import { minorUnitsOf } from '#kernel/money';
import { COUNTED } from './calendar-words.rules.ts';
import type { Reading } from './contract.ts';
import { type Draft, take } from './draft.rules.ts';

const BEFORE = (words: string) =>
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:${words})["' \u00a0:=]{1,4}(?:(?:of|в|на|размере|сумму|is|была?)[ \u00a0]){0,2}$`,
    'iu',
  );
const AMOUNT_WORD = BEFORE(
  String.raw`сумм\p{L}{0,3}|сум[уы]|стоимост\p{L}{0,2}|итого|цен\p{L}{1,2}|кошт\p{L}{0,3}|amount|sum|total|price|списал\p{L}{0,2}|спісал\p{L}{0,2}|списано|снял\p{L}{0,2}|charged|debited`,
);
const MAYBE_AMOUNT_WORD = BEFORE(String.raw`paid|оплат\p{L}{0,4}|заплатил\p{L}{0,2}|за|на|for`);
const ABOUT =
  /(?<![\p{L}\d])(?:около|примерно|порядка|где-то|приблизительно|каля|прыкладна|about|around|roughly|approx\.?|~|≈)[ \u00a0]?$/iu;
const COUNTS_THINGS = new RegExp(`^[ \u00a0]?${COUNTED}`, 'iu');

/** Amounts that show themselves: by a currency, decimals, grouped thousands, or a word before them. */
export function readAmounts(draft: Draft): void {
  for (const amount of findAmounts(draft.rest)) {
    if (touchesLetters(draft.rest, amount)) continue;
    const before = draft.rest.slice(Math.max(0, amount.start - 32), amount.start);
    const about = ABOUT.test(before);
    const certainty = certaintyOf(draft.rest, amount, before.replace(ABOUT, ''), about);
    if (!certainty) continue;
    const readings = [...minorUnitsIn(amount, before), ...readingsOf(amount, about), ...orderIn(draft.rest, amount)];
    take(draft, { start: amount.start, end: amount.end }, certainty, readings);
  }
}

/** Nothing for a bare number that no word makes an amount: it may be anything. */
function certaintyOf(text: string, { mark, start, end }: FoundAmount, before: string, about: boolean) {
  if (mark === 'currency' || AMOUNT_WORD.test(before)) return 'named';
  if (mark !== 'bare') return 'shaped';
  const maybe = (about || MAYBE_AMOUNT_WORD.test(before)) && end - start < 4;
  return maybe && !COUNTS_THINGS.test(text.slice(end, end + 12)) ? 'guessed' : undefined;
}

/** In a log or a link, `"amount":4850` counts minor units. */
function minorUnitsIn({ mark, minor }: FoundAmount, before: string): Reading[] {
  if (mark !== 'bare' || !/amount["']?\s?[:=]\s?["']?$/i.test(before)) return [];
  return [{ kind: 'amount', minor: minor / 100, exponent: 2, about: false }];
}

/** "10 423" may be an order number written like an amount. */
function orderIn(text: string, { mark, start, end }: FoundAmount): Reading[] {
  const digits = text.slice(start, end).replace(/\D/g, '');
  return mark === 'grouped' ? [{ kind: 'order', order: digits }] : [];
}

/** One reading a currency; none said is one reading without. */
export function readingsOf({ minor, exponent, currencies }: FoundAmount, about: boolean): Reading[] {
  if (currencies.length === 0) return [{ kind: 'amount', minor, exponent, about }];
  return currencies.map((currency) => ({ kind: 'amount', minor, exponent, currency, about }));
}

/**
 * The minor units that a candidate in `currency` would have: 48,50 of no said currency is 4850 in BYN, 48500 in KWD,
 * and nothing in JPY.
 */
export function minorIn(reading: Extract<Reading, { kind: 'amount' }>, currency: string): number | undefined {
  if (reading.currency !== undefined) return reading.currency === currency ? reading.minor : undefined;
  const exponent = minorUnitsOf(currency) ?? 2;
  const minor = reading.minor * 10 ** (exponent - reading.exponent);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

function touchesLetters(text: string, { start, end }: FoundAmount): boolean {
  return (
    /[\p{L}\d]/u.test(text.slice(end, end + 1)) || /[\p{L}\d_/-]$/u.test(text.slice(Math.max(0, start - 1), start))
  );
}
