import { type FoundAmount, findAmounts } from '#kernel/amount-text';
import { minorUnitsOf } from '#kernel/money';
import type { Reading } from './contract.ts';
import { type Draft, take } from './draft.rules.ts';

const AMOUNT_WORD =
  /(?<![\p{L}\d])(?:сумм\p{L}{0,3}|сум[уы]|стоимост\p{L}{0,2}|итого|цен\p{L}{1,2}|кошт\p{L}{0,3}|amount|sum|total|price|списал\p{L}{0,2}|спісал\p{L}{0,2}|списано|снял\p{L}{0,2}|paid|charged|debited|оплат\p{L}{0,4}|заплатил\p{L}{0,2}|за|на|for)[ \u00a0:=]{1,3}(?:(?:of|в|на|размере|сумму|is|была?)[ \u00a0]){0,2}$/iu;
const ABOUT =
  /(?<![\p{L}\d])(?:около|примерно|порядка|где-то|приблизительно|каля|прыкладна|about|around|roughly|approx\.?|~|≈)[ \u00a0]?$/iu;

/** Amounts that show themselves: by a currency, decimals, grouped thousands, or a word before them. */
export function readAmounts(draft: Draft): void {
  for (const amount of findAmounts(draft.rest)) {
    const before = draft.rest.slice(Math.max(0, amount.start - 32), amount.start);
    const about = ABOUT.test(before);
    const named = AMOUNT_WORD.test(before.replace(ABOUT, ''));
    if (amount.mark === 'bare' && !named && !about) continue;
    if (touchesLetters(draft.rest, amount)) continue;
    const certainty = amount.mark === 'currency' || named ? 'named' : 'shaped';
    take(draft, { start: amount.start, end: amount.end }, certainty, readingsOf(amount, about));
  }
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
