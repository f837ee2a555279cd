/** The number ranges of one scheme: BIN prefixes from–to, and the lengths that its numbers have. */
export interface CardScheme {
  name: string;
  prefixes: readonly (readonly [from: string, to: string])[];
  lengths: readonly number[];
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const only = (prefix: string) => [prefix, prefix] as const;

/** First match decides: narrow ranges stand before the wide ones that hold them. */
export const CARD_SCHEMES: readonly CardScheme[] = [
  { name: 'visa', prefixes: [only('4')], lengths: [13, 16, 19] },
  {
    name: 'mastercard',
    prefixes: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  { name: 'mir', prefixes: [['2200', '2204']], lengths: range(16, 19) },
  { name: 'belkart', prefixes: [only('9112')], lengths: [16] },
  { name: 'american-express', prefixes: [only('34'), only('37')], lengths: [15] },
  { name: 'jcb', prefixes: [['3528', '3589']], lengths: range(16, 19) },
  {
    name: 'diners',
    prefixes: [['300', '305'], only('3095'), only('36'), only('38'), only('39')],
    lengths: range(14, 19),
  },
  { name: 'unionpay', prefixes: [only('62'), only('81')], lengths: range(16, 19) },
  { name: 'discover', prefixes: [only('6011'), ['644', '649'], only('65')], lengths: range(16, 19) },
  { name: 'uzcard', prefixes: [only('8600'), only('5614')], lengths: [16] },
  { name: 'humo', prefixes: [only('9860')], lengths: [16] },
  { name: 'elcart', prefixes: [only('9417')], lengths: [16] },
  { name: 'arca', prefixes: [only('9051')], lengths: [16] },
  { name: 'prostir', prefixes: [only('9804')], lengths: [16] },
  { name: 'troy', prefixes: [only('9792')], lengths: [16] },
  { name: 'napas', prefixes: [only('9704')], lengths: [16, 19] },
  { name: 'rupay', prefixes: [only('60'), only('82'), only('508')], lengths: [16] },
  { name: 'interpayment', prefixes: [['636', '639']], lengths: range(16, 19) },
  { name: 'maestro', prefixes: [only('50'), ['56', '58'], only('6304'), only('67')], lengths: range(13, 19) },
  { name: 'uatp', prefixes: [only('1')], lengths: [15] },
];

// By the first two digits, so that text full of digits costs little.
const BY_START = new Map(
  range(0, 99).map((start) => {
    const two = String(start).padStart(2, '0');
    return [two, CARD_SCHEMES.filter(({ prefixes }) => prefixes.some((prefix) => isWithin(two, prefix)))] as const;
  }),
);

/** The scheme whose prefix and length these digits have. */
export function schemeOf(digits: string): CardScheme | undefined {
  return BY_START.get(digits.slice(0, 2))?.find(
    ({ prefixes, lengths }) => lengths.includes(digits.length) && prefixes.some((prefix) => isWithin(digits, prefix)),
  );
}

function isWithin(digits: string, [from, to]: readonly [from: string, to: string]): boolean {
  const length = Math.min(digits.length, from.length);
  const start = digits.slice(0, length);
  return from.slice(0, length) <= start && start <= to.slice(0, length);
}

/** The check digit of ISO/IEC 7812 fits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
