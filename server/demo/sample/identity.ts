import { hash32, hex32, scramble, unscramble } from './random.ts';

/**
 * A transaction's running number in 32 bits: where it stands in the sample is hidden in its uid and in its checkout token,
 * so that a look-up finds it without an index.
 * History: days since 1970 minus 20,000 (16 bits), family (12), member (3). Live: the highest bit, family (28), member (3).
 */
export type Key = number;

const LIVE = 0x8000_0000;
const DAY_ZERO = 20_000;
export const MOST_FAMILIES_A_DAY = 4_096;

export const historyKey = (epochDay: number, family: number) => (((epochDay - DAY_ZERO) << 15) | (family << 3)) >>> 0;
export const liveKey = (family: number) => (LIVE | (family << 3)) >>> 0;
export const memberOf = (key: Key) => key & 7;

export type Place = { kind: 'history'; epochDay: number; family: number } | { kind: 'live'; family: number };

export function placeOf(key: Key): Place {
  if (key >= LIVE) return { kind: 'live', family: (key & 0x7fff_ffff) >>> 3 };
  return { kind: 'history', epochDay: (key >>> 15) + DAY_ZERO, family: (key >>> 3) & 0xfff };
}

/** A UUID of version 4 by its looks. */
export function uidOf(seed: number, key: Key): string {
  const a = hex32(hash32(seed, key, 1));
  const b = hex32(hash32(seed, key, 2));
  return `${hex32(scramble(key, seed))}-${a.slice(0, 4)}-4${a.slice(4, 7)}-a${b.slice(0, 3)}-${b.slice(3)}${hex32(hash32(seed, key, 3)).slice(0, 7)}`;
}

/** The key hidden in a uid of this sample; undefined for any other text. */
export function keyOfUid(seed: number, uid: string): Key | undefined {
  const key = unscramble(Number.parseInt(uid.slice(0, 8), 16) >>> 0, seed);
  return uidOf(seed, key) === uid ? key : undefined;
}

export function checkoutTokenOf(seed: number, key: Key): string {
  let token = hex32(scramble(key, seed + 1));
  for (let part = 4; part < 11; part += 1) token += hex32(hash32(seed, key, part));
  return token;
}

export function keyOfCheckoutToken(seed: number, token: string): Key | undefined {
  const key = unscramble(Number.parseInt(token.slice(0, 8), 16) >>> 0, seed + 1);
  return checkoutTokenOf(seed, key) === token ? key : undefined;
}
