import { findAmounts } from '#kernel/amount-text';
import { ShopId } from '#kernel/ids';
import { readingsOf } from './amount-readings.rules.ts';
import type { Reading } from './contract.ts';
import { blot, type Draft, spanOf, take } from './draft.rules.ts';
import { orderReading } from './identifier-text.rules.ts';

const NUMBER = /(?<![\p{L}\d.,:/_-])\d{1,40}(?![\p{L}\d]|[.,:/_-]\d)/gu;
const MIXED =
  /(?<![\p{L}\d_/.-])(?=[\p{L}_/.-]{0,24}\d)(?=[\d_/.-]{0,40}\p{L})[\p{L}\d]{1,40}(?:[-_/.][\p{L}\d]{1,40}){0,6}(?![\p{L}\d])/gu;
const DASHED = /(?<![\p{L}\d.,_-])\d{1,20}(?:[-_/]\d{1,20}){1,4}(?![\p{L}\d]|[.,]\d)/gu;
// Ordinals, 3-D Secure, versions, the gateway's own codes, a card's expiry.
const NO_NUMBER =
  /^[a-z]\.\d{3,4}$|^\d\d?\/\d\d?$|^v\d+$|^\d{1,2}(?:st|nd|rd|th|-?(?:й|го|му|я|е|х))$|^3-?ds?2?$|^v?\d+(?:\.\d+)+$/iu;

/** Numbers that nothing named: each is a guess with its likeliest meanings first. */
export function readNumbers(draft: Draft): void {
  // One or two digits among words count things ("2 раза"), they identify nothing.
  const least = /^[\s\ufdd0]*\d+[\s\ufdd0]*$/u.test(draft.rest) && draft.terms.length === 0 ? 1 : 3;
  guessEach(draft, MIXED, mixedReadings);
  guessEach(draft, DASHED, (text) => [orderReading(text)]);
  guessEach(draft, NUMBER, (digits) => (digits.length < least ? [] : numberReadings(digits)));
}

function guessEach(draft: Draft, pattern: RegExp, read: (text: string) => Reading[]): void {
  for (const match of draft.rest.matchAll(pattern)) {
    if (NO_NUMBER.test(match[0])) blot(draft, spanOf(match));
    else take(draft, spanOf(match), 'guessed', read(match[0]));
  }
}

function mixedReadings(text: string): Reading[] {
  const order = orderReading(text.slice(0, 255));
  if (!/^[0-9A-Za-z]{6}$/.test(text)) return [order];
  const code: Reading = { kind: 'auth-code', authCode: text.toUpperCase() };
  return /^[0-9A-Z]{6}$/.test(text) ? [code, order] : [order, code];
}

function numberReadings(digits: string): Reading[] {
  const order = orderReading(digits);
  const shop = ShopId.safeParse(digits);
  const shops: Reading[] = shop.success && digits.length <= 6 ? [{ kind: 'shop', shopId: shop.data }] : [];
  const phones: Reading[] = digits.length >= 9 && digits.length <= 11 ? [{ kind: 'phone', phone: digits }] : [];
  switch (digits.length) {
    case 4:
      return [{ kind: 'card', last4: digits }, order, ...amount(digits), ...shops];
    case 6:
      return [order, { kind: 'auth-code', authCode: digits }, ...amount(digits), { kind: 'card', bin: digits }];
    case 12:
      return [{ kind: 'rrn', rrn: digits }, order];
    default:
      return [order, ...shops, ...(digits.length <= 7 ? amount(digits) : []), ...phones];
  }
}

function amount(digits: string): Reading[] {
  const [found] = findAmounts(digits);
  return found ? readingsOf(found, false) : [];
}
