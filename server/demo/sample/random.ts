/** Numbers that look random and are the same for the same seed on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  int(below: number): number;
  /** A number in [low, high). */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Mulberry32: 32 bits of state are plenty for a few hundred draws a family of transactions. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (below) => Math.floor(next() * below),
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

/** Mixes whole numbers to one of 32 bits (the finaliser of Murmur 3). */
export function hash32(a: number, b: number, c = 0): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16) ^ c, 0x27d4eb2f);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** A permutation of the 32-bit numbers: hides a running number in an id and finds it again. */
export function scramble(value: number, key: number): number {
  let left = value >>> 16;
  let right = value & 0xffff;
  for (let round = 0; round < 4; round += 1) {
    const mixed = left ^ (hash32(right, key, round) & 0xffff);
    left = right;
    right = mixed;
  }
  return ((left << 16) | right) >>> 0;
}

export function unscramble(value: number, key: number): number {
  let left = value >>> 16;
  let right = value & 0xffff;
  for (let round = 3; round >= 0; round -= 1) {
    const mixed = right ^ (hash32(left, key, round) & 0xffff);
    right = left;
    left = mixed;
  }
  return ((left << 16) | right) >>> 0;
}

const HEX_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Eight hexadecimal digits of a 32-bit number. */
export const hex32 = (value: number) =>
  `${HEX_BYTE[value >>> 24]}${HEX_BYTE[(value >>> 16) & 255]}${HEX_BYTE[(value >>> 8) & 255]}${HEX_BYTE[value & 255]}`;

/** Draws by weight: the first position whose running sum is above `point` of the whole. */
export function drawn(runningSums: readonly number[], point: number): number {
  const wanted = point * (runningSums.at(-1) ?? 0);
  let low = 0;
  let high = runningSums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runningSums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}
