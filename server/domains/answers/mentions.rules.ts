import { findAmounts } from '#kernel/amount-text';
import { minorUnitsOf } from '#kernel/money';

const SHORTEST_SENTENCE = 24;

/** Only letters and digits, in lower case, one blank between words: how a text is compared. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether these words stand in the text in this order, whatever the punctuation. */
export function isIn(words: string, text: string): boolean {
  const wanted = plainWords(words);
  return wanted !== '' && ` ${plainWords(text)} `.includes(` ${wanted} `);
}

/** A value as people write it: whole, not inside a longer number or name. Short ones need a word for a code before them. */
export function isWordIn(value: string, text: string): boolean {
  const wanted = value.trim().toLowerCase();
  if (wanted === '') return false;
  const before =
    wanted.length < 4
      ? String.raw`(?:код\p{L}{0,2}|code|ответ\p{L}{0,2}|отказ\p{L}{0,2}|адказ\p{L}{0,2}|response)[\s:№#"«(=-]{0,4}(?:банка\s|bank\s)?`
      : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}${escaped(wanted)}(?![\\p{L}\\p{N}])`, 'iu').test(text.toLowerCase());
}

const escaped = (value: string) =>
  value.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);

/** Whether the text names this amount, in any writing; a bare whole number counts only with a currency. */
export function amountIsIn({ minor, currency }: { minor: number; currency: string }, text: string): boolean {
  const exponent = minorUnitsOf(currency) ?? 2;
  return findAmounts(text).some(
    (found) =>
      found.mark !== 'bare' &&
      (found.currencies.length === 0 || found.currencies.includes(currency)) &&
      found.minor * 10 ** (exponent - found.exponent) === minor,
  );
}

/** The sentences of a text that are long enough to be nobody's own words. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?:])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => plainWords(sentence).length >= SHORTEST_SENTENCE);
