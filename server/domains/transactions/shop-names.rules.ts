/** The shops that have names, with the names by which people call them. */
export type ShopNames = readonly { shopId: number; names: readonly string[] }[];

const MOST_SHOPS = 20;
const SHORTEST = 3;

/** The shops whose name holds one of these words, or whose name one of them holds. */
export function shopIdsNamed(known: ShopNames, words: readonly string[]): number[] {
  const wanted = words.map(plain).filter((word) => word.length >= SHORTEST);
  if (wanted.length === 0) return [];
  return known
    .filter(({ names }) => names.some((name) => wanted.some((word) => isLike(plain(name), word))))
    .slice(0, MOST_SHOPS)
    .map(({ shopId }) => shopId);
}

const isLike = (name: string, word: string) => name.length >= SHORTEST && (name.includes(word) || word.includes(name));

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').trim();
