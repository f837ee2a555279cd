import { CURRENCIES } from './currencies.ts';

/** A unit of money as people write it: several currencies where the word does not say which ("руб"). */
export interface Unit {
  currencies: readonly string[];
  minor: boolean;
  end: number;
}

const ROUBLE = ['BYN', 'RUB'] as const;

// Each is tried at one place of the text; the specific stand before the general.
const WORDS: readonly (readonly [pattern: string, currencies: readonly string[]])[] = [
  [String.raw`(?:бел[а-яё]*|б)\.?\s?р(?:\.|уб[а-яёі]*\.?)?`, ['BYN']],
  [String.raw`рос[а-яё]*\.?\s?р(?:\.|уб[а-яёі]*\.?)?`, ['RUB']],
  [String.raw`р(?:\.|уб(?:л\p{L}*|\p{L}{0,2}\.?))?|roubles?|rubles?|rubl[a-z]*`, ROUBLE],
  [String.raw`br`, ['BYN']],
  [String.raw`₽`, ['RUB']],
  [String.raw`us\$|\$|долл?(?:\.|ар[а-яёў]*)?|дол[аa]р[а-яёў]*|бакс[а-яё]*|dollars?|bucks?|usd`, ['USD']],
  [String.raw`€|евро|еўра|euros?`, ['EUR']],
  [String.raw`£|фунт[а-яё]*|pounds?`, ['GBP']],
  [String.raw`zł|zl|злот[а-яёы]*|zlot[a-zy]*`, ['PLN']],
  [String.raw`₴|грн\.?|грив[а-яё]*|hryvn[a-z]*`, ['UAH']],
  [String.raw`₸|тенге|tenge`, ['KZT']],
  [String.raw`₾|лари|lari`, ['GEL']],
  [String.raw`₼|манат[а-яё]*|manats?`, ['AZN', 'TMT']],
  [String.raw`драм[а-яё]*|drams?`, ['AMD']],
  [String.raw`сум(?:ов|а|ы)?|soums?`, ['UZS']],
  [String.raw`сом(?:ов|а|ы)?|soms?`, ['KGS']],
  [String.raw`сомони|somoni`, ['TJS']],
  [String.raw`ле[ейя]|lei|leu`, ['MDL']],
  [String.raw`₺|лир[а-яё]*|liras?`, ['TRY']],
  [String.raw`юан[а-яё]*|yuan`, ['CNY']],
  [String.raw`¥`, ['CNY', 'JPY']],
];
const MINOR_WORDS: readonly (readonly [pattern: string, currencies: readonly string[]])[] = [
  [String.raw`коп(?:\.|е[а-яё]*)?|капе[а-яі]*|kop(?:\.|eck[a-z]*|eek[a-z]*|eyk[a-z]*)?`, ROUBLE],
  [String.raw`евроцент[а-яё]*|eurocents?`, ['EUR']],
  [String.raw`цент[а-яёаў]*|cents?`, ['USD', 'EUR']],
  [String.raw`грош[а-яёі]*`, ['PLN']],
];
const UNITS = [
  ...WORDS.map(([pattern, currencies]) => ({ at: atPlace(pattern), currencies, minor: false })),
  ...MINOR_WORDS.map(([pattern, currencies]) => ({ at: atPlace(pattern), currencies, minor: true })),
];
// In lower case only where the code is no word of a language: "all", "try", "top" are.
const CODE_AT =
  /[ \t\u00a0\u202f]{0,2}(?:([A-Z]{3})|(byn|byr|rub|rur|usd|eur|pln|uah|kzt|uzs|gel|amd|azn|kgs|tjs|tmt|mdl|gbp|cny))(?![\p{L}\d])/uy;
const MAY_BEGIN = /[ \t\u00a0\u202f]{0,2}[\p{L}$€£₽₴₸₾₼₺¥]/uy;
const BEFORE = /(?:([$€£₽₴₸₾₼₺¥])|(?<![\p{L}\d])([A-Za-z]{3})|(?<![\p{L}\d])(Br))[ \t\u00a0\u202f]?$/u;

/** The unit that begins at `place`, or after a space or two. */
export function unitAt(text: string, place: number): Unit | undefined {
  MAY_BEGIN.lastIndex = place;
  if (!MAY_BEGIN.test(text)) return undefined;
  CODE_AT.lastIndex = place;
  const code = CODE_AT.exec(text);
  const known = (code?.[1] ?? code?.[2])?.toUpperCase();
  if (known && CURRENCIES.has(known)) return { currencies: [known], minor: false, end: CODE_AT.lastIndex };
  for (const { at, currencies, minor } of UNITS) {
    at.lastIndex = place;
    if (at.test(text)) return { currencies, minor, end: at.lastIndex };
  }
  return undefined;
}

/** The currency that stands directly before `place`: `$20`, `BYN 48.50`. */
export function unitBefore(text: string, place: number): { currencies: readonly string[]; start: number } | undefined {
  const found = BEFORE.exec(text.slice(Math.max(0, place - 5), place));
  if (!found) return undefined;
  const start = place - found[0].length;
  const [, sign, code, br] = found;
  if (br) return { currencies: ['BYN'], start };
  if (sign) return { currencies: unitAt(sign, 0)?.currencies ?? [], start };
  const unit = unitAt(code ?? '', 0);
  return unit && !unit.minor && code?.length === 3 ? { currencies: unit.currencies, start } : undefined;
}

function atPlace(pattern: string): RegExp {
  return new RegExp(String.raw`[ \t\u00a0\u202f]{0,2}(?:${pattern})(?![\p{L}])`, 'iuy');
}
