// Every decimal digit outside ASCII, and the superscript, subscript and circled ones.
const EXOTIC = /[\u00b2\u00b3\u00b9\u0660-\uabf9\uff10-\uff19\ud801-\ud83e]/;
const EXOTIC_DIGIT = /(?![0-9])[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u24ea]/gu;
/** Stands behind a digit that was wider than one place: it belongs to the digit. A noncharacter, so no text has it. */
export const FILLER = '\ufdd1';

/** Writes all Unicode digits as 0–9, keeping every position: what was wider is filled up. */
export function foldDigits(text: string): string {
  if (!EXOTIC.test(text)) return text;
  return text.replace(EXOTIC_DIGIT, (digit) => valueOfDigit(digit) + FILLER.repeat(digit.length - 1));
}

function valueOfDigit(digit: string): string {
  const plain = digit.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  // The digits of a script stand in one block of ten, zero first.
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}
