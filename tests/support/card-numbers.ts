import fc from 'fast-check';
import { CARD_SCHEMES } from '../../server/kernel/card-schemes.ts';

/** Made card numbers of every scheme and length, with a right check digit. They belong to nobody. */
export const cardNumber: fc.Arbitrary<string> = fc
  .constantFrom(...CARD_SCHEMES)
  .chain((scheme) => fc.tuple(fc.constantFrom(...scheme.prefixes), fc.constantFrom(...scheme.lengths)))
  .chain(([[from, to], length]) =>
    fc.tuple(
      fc.integer({ min: Number(from), max: Number(to) }).map((prefix) => String(prefix).padStart(from.length, '0')),
      fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)),
    ),
  )
  .map(([prefix, digits]) => withCheckDigit(prefix + digits.slice(prefix.length, -1)));

/** What may stand between two digits. */
export const separator = fc.constantFrom(
  ' ',
  '-',
  '.',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u202f',
  '–',
  '—',
  '\u2212',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\ufeff',
  '\u2060',
  ' - ',
  '  ',
  '\u0000',
  '\ufffd',
  '_',
  '/',
  '·',
  '\ufe0f\u20e3',
  '\n> ',
);

const ZEROS = ['0', '٠', '۰', '०', '০', '๐', '０', '𝟎', '𝟘', '𝟬', '𞥐'];

/** The digits in another script. */
export const inScript = (digits: string, zero: string) =>
  digits.replace(/[0-9]/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(digit)));

/** A card number in some spelling: any separators anywhere between its digits, any script. */
export const spelledCard: fc.Arbitrary<{ digits: string; text: string }> = cardNumber.chain((digits) =>
  fc
    .tuple(
      fc.array(fc.option(separator, { nil: '', freq: 2 }), {
        minLength: digits.length - 1,
        maxLength: digits.length - 1,
      }),
      fc.constantFrom(...ZEROS),
    )
    // UATP's prefix is one digit: it is known only in its usual groups, lest every tenth list of order numbers were a card.
    .map(
      ([gaps, zero]) =>
        [digits.startsWith('1') ? gaps.map((_, i) => (i === 3 || i === 8 ? ' ' : '')) : gaps, zero] as const,
    )
    .map(([gaps, zero]) => ({
      digits,
      text: Array.from(digits, (digit, i) => inScript(digit, zero) + (gaps[i] ?? '')).join(''),
    })),
);

export function withCheckDigit(payload: string): string {
  let sum = 0;
  for (const [i, digit] of Array.from(payload).reverse().entries()) {
    const value = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += value > 9 ? value - 9 : value;
  }
  return payload + String((10 - (sum % 10)) % 10);
}

/** All digits of a text in a row, as a thief would read them: whatever the script, whatever stands between. */
export function digitsOf(text: string): string {
  return Array.from(text.normalize('NFKC').matchAll(/\p{Nd}/gu), ([digit]) => {
    const point = digit.codePointAt(0) ?? 0;
    return String(ZERO_POINTS.reduce((best, zero) => (zero <= point && point - zero < 10 ? point - zero : best), 0));
  }).join('');
}

const ZERO_POINTS = ZEROS.map((zero) => zero.codePointAt(0) ?? 48);
