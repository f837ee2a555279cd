// Every decimal digit outside ASCII, and the superscript, subscript and circled ones.
const EXOTIC = /[\u00b2\u00b3\u00b9\u0660-\u1c59\u2070-\u2089\u2460-\u24ea\ua620-\uabf9\uff10-\uff19\ud801-\ud83e]/;
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

// How machines write a sign: JSON's \u00a0 (or JSON's inside of JSON), an address's %20, HTML's &#160; and &nbsp;, a mail's =A0.
const ESCAPE =
  /\\{1,4}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|[nrtbf])|%([0-9a-f]{2})|=(20|[89a-f][0-9a-f])|&#(?:x([0-9a-f]{2,5})|([0-9]{2,5}));|&(?:nbsp|ensp|emsp|thinsp|zwn?j|shy|[nm]dash|minus|middot|bull);/gi;
const HAS_ESCAPE = new RegExp(ESCAPE, 'i');

// "=98" and "%22" may as well stand before a card that begins so: not after another escape, never as a space or a control
// sign, and only where no letter follows that neither an escape nor a gap has.
const SIGN_BEFORE_CARD = /[=%](?=(?:[13-9][0-9]|2[1-9])[^ghijklmoqrtvwyz\u0400-\u04ff]{14})(?<![=%][0-9a-f]{2}.)/gi;

/**
 * Writes escaped digits as 0–9 and other escaped signs but letters as spaces, keeping every position: once for each way
 * in which the text can be read, and not at all where nothing is escaped.
 */
export function foldEscapes(text: string): string[] {
  if (!HAS_ESCAPE.test(text)) return [];
  const unescaped = text.replace(ESCAPE, signOf);
  const bared = text.replace(SIGN_BEFORE_CARD, ' ');
  // The reading that takes no digit away comes first: what is left of a card may pass for a shorter one.
  return bared === text ? [unescaped] : [bared.replace(ESCAPE, signOf), unescaped];
}

function signOf(escaped: string, ...parts: (string | undefined)[]): string {
  const [json, byte, percent, quoted, hex, decimal] = parts;
  const code = decimal === undefined ? Number.parseInt(json ?? byte ?? percent ?? hex ?? '20', 16) : Number(decimal);
  const sign = quoted === undefined ? foldDigits(String.fromCodePoint(code)) : ' ';
  if (/^[0-9]/.test(sign)) return sign[0] + FILLER.repeat(escaped.length - 1);
  return /\p{L}/u.test(sign) && percent === undefined ? escaped : ' '.repeat(escaped.length);
}
