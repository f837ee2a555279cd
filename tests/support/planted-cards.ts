import fc from 'fast-check';
import { digitsOf, spelledCard } from './card-numbers.ts';

export interface PlantedCard {
  digits: string;
  /** As it stands in the text that is sent. */
  text: string;
}

/** Made card numbers in every spelling, the same at every run; some as addresses, JSON, HTML and mails spell a space. */
export function plantedCards(count: number, seed: number): PlantedCard[] {
  return fc.sample(spelledCard, { numRuns: count, seed }).map((card, index) => {
    const gap = ESCAPED_SPACES[index % (4 * ESCAPED_SPACES.length)];
    return gap === undefined || card.digits.length !== 16
      ? card
      : { ...card, text: card.digits.replace(/\d{4}(?=\d)/g, `$&${gap}`) };
  });
}

/** Published test numbers, as they stand on an order form: without any sign around or inside. */
const PUBLISHED = [
  '4111111111111111',
  '4200000000000000',
  '5555555555554444',
  '378282246310005',
  '2223000048400011',
  '6200000000000005',
];

export interface Planter {
  /** The next made number in some spelling. */
  spelled(): string;
  /** The same in one line, as a header takes it. */
  inLine(): string;
  /** The same among words. */
  plant(): string;
  bareNumber(): string;
  /** How many were given out. */
  count(): number;
  /** The piece of a text that holds one of them. */
  find(text: string): string | undefined;
}

/** A supply of card numbers that are looked for afterwards, the same at every run. */
export function createPlanter(supply: number, seed: number): Planter {
  const cards = plantedCards(supply, seed);
  let count = 0;
  const next = <T>(all: readonly T[]): T => {
    const one = all[count % all.length];
    count += 1;
    if (one === undefined) throw new Error('no cards were made');
    return one;
  };
  const spelled = () => next(cards).text;
  return {
    spelled,
    inLine: () => spelled().replace(/[\r\n\0]+/g, ' '),
    plant: () => `note ${spelled()} end`,
    bareNumber: () => next(PUBLISHED),
    count: () => count,
    find: finderOf([...cards, ...PUBLISHED.map((digits) => ({ digits, text: digits }))]),
  };
}

const ESCAPED_SPACES = ['%20', '%C2%A0', '&nbsp;', '&#160;', String.raw`\u00a0`, String.raw`\n`, '=20'];

const KEY_DIGITS = 9;

/** Gives the piece of a text that holds a planted card, whatever stands between its digits and however these are written. */
export function finderOf(cards: Iterable<PlantedCard>): (text: string) => string | undefined {
  const byBeginning = new Map<string, Set<string>>();
  for (const { digits } of cards) {
    const beginning = digits.slice(0, KEY_DIGITS);
    byBeginning.set(beginning, (byBeginning.get(beginning) ?? new Set()).add(digits));
  }
  const among = (digits: string) => {
    for (let at = 0; at + KEY_DIGITS < digits.length; at += 1)
      for (const card of byBeginning.get(digits.slice(at, at + KEY_DIGITS)) ?? [])
        if (digits.startsWith(card, at)) return card;
    return undefined;
  };
  const isIn = (text: string) =>
    among(digitsOf(text)) !== undefined || (ESCAPE.test(text) && among(digitsOf(unescaped(text))) !== undefined);
  return (text) => (isIn(text) ? narrowed(text, isIn) : undefined);
}

/** The shortest piece that still holds it, and what stands before. */
function narrowed(text: string, isIn: (text: string) => boolean): string {
  const shortest = (size: number, cut: (at: number) => string) => {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (isIn(cut(middle))) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const end = text.length - shortest(text.length, (off) => text.slice(0, text.length - off));
  const start = shortest(end, (off) => text.slice(off, end));
  return text.slice(Math.max(0, start - 60), end);
}

const ESCAPE = /\\u[0-9a-f]{4}|%[0-9a-f]{2}|=(?:20|C2|A0)|&#\d+;/i;

/** The text without escapes, as often as it was escaped: a document is JSON inside of JSON. */
function unescaped(text: string): string {
  const once = text.replace(
    /\\+(?:u([0-9a-f]{4}))?|%([0-9a-f]{2})|=(?:20|C2|A0)|&#(\d+);/gi,
    (_, json, percent, html) => {
      const code = json ?? percent;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return html === undefined ? ' ' : String.fromCharCode(Number(html));
    },
  );
  return once === text ? text : once;
}
