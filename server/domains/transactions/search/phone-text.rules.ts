import type { Reading } from './contract.ts';
import { type Draft, spanOf, take } from './draft.rules.ts';

const GAP = String.raw`[ \u00a0.()/-]{0,3}`;
const DIGITS = (count: string) => String.raw`(?:\d${GAP}){${count}}\d`;
const START = String.raw`(?<![\p{L}\d.,+-])`;
const END = String.raw`(?![\p{L}\d]|[.,]\d)`;

// With a plus; in the Belarusian and the Russian trunk form; after the word "phone".
const INTERNATIONAL = new RegExp(String.raw`${START}(?:\+|00(?=375))${GAP}${DIGITS('7,14')}${END}`, 'gu');
const BELARUSIAN = new RegExp(
  String.raw`${START}(?:375|8${GAP}0)${GAP}(?:25|29|33|44|1[567]|2[1-3])${GAP}${DIGITS('6')}${END}`,
  'gu',
);
const BELARUSIAN_SHORT = new RegExp(
  String.raw`${START}\(?0?(?:25|29|33|44)\)?[ \u00a0-]\d{3}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}${END}`,
  'gu',
);
const RUSSIAN = new RegExp(String.raw`${START}[78]${GAP}9${GAP}${DIGITS('8')}${END}`, 'gu');
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:тел(?:ефон\p{L}{0,3})?|тэл(?:ефон\p{L}{0,3})?|моб\p{L}{0,8}|tel|phone|mobile)(?:[ .:№-]|номер\p{L}{0,2}|number){0,6}(\+?${DIGITS('6,14')})${END}`,
  'giu',
);

export function readPhones(draft: Draft): void {
  for (const pattern of [INTERNATIONAL, BELARUSIAN, RUSSIAN, NAMED, BELARUSIAN_SHORT]) {
    for (const match of draft.rest.matchAll(pattern)) {
      take(draft, spanOf(match), pattern === NAMED ? 'named' : 'shaped', phoneReadings(match[1] ?? match[0]));
    }
  }
}

function phoneReadings(written: string): Reading[] {
  const phone = fullNumber(written.replace(/\D/g, ''));
  return phone.length < 7 || phone.length > 15 ? [] : [{ kind: 'phone', phone }];
}

/** Trunk forms with the country code in front: `8 029 …` is +375 29 …, `8 9xx …` is +7 9xx …. */
function fullNumber(digits: string): string {
  if (/^00/.test(digits)) return digits.slice(2);
  if (/^80(?:25|29|33|44|1|2)\d{6,}$/.test(digits) && digits.length === 11) return `375${digits.slice(2)}`;
  if (/^89\d{9}$/.test(digits)) return `7${digits.slice(1)}`;
  if (/^0?(?:25|29|33|44)\d{7}$/.test(digits)) return `375${digits.replace(/^0/, '')}`;
  return digits;
}
