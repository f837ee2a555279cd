// `7.x-1.17` is for Drupal 7, whatever its own number.
const DRUPAL = /(?<!\d)(\d{1,2})\.x-\d/;
const VERSION = /\d{1,6}(?:\.\d{1,8}){1,5}/;

/** The first version in a text: `❌ 4.9.9 - there is a newer one (5.0.3)` → `4.9.9`. */
export const versionIn = (text: string): string | undefined => DRUPAL.exec(text)?.[1] ?? VERSION.exec(text)?.[0];

/** Below zero when `a` is the older: numbers one by one, a missing part counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` belongs to a line: `8.1.27` to `8.1`, not to `8`.10. */
export const isOfLine = (version: string, line: string): boolean => {
  const parts = numbersOf(version);
  return numbersOf(line).every((part, place) => parts[place] === part);
};

const numbersOf = (version: string): number[] => (version.match(/\d{1,9}/g) ?? []).slice(0, 6).map(Number);
