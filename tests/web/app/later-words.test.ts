import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { later } from '../../../web/app/dictionary-later.en.ts';

const APP = join(import.meta.dirname, '../../../web/app');
const routes = readFileSync(join(APP, 'routes.tsx'), 'utf8');

/** Pages that come with their words: `page(…)` and `withLaterWords(…)`. */
const WAITING = new Set(
  [...routes.matchAll(/(?:\bpage\([^,]+,|withLaterWords\()\s*\(\) => import\('(\.\/pages\/[^']+)'\)/g)].map(
    ([, path]) => resolve(APP, path ?? ''),
  ),
);

/** Every source that the first screens can show. */
function reachable(): Map<string, string> {
  const found = new Map<string, string>();
  const follow = (file: string) => {
    if (found.has(file) || WAITING.has(file)) return;
    const source = readFileSync(file, 'utf8');
    found.set(file, source);
    const early = source.replaceAll(/worded\(import\('[^']+'\)\)/g, '');
    for (const [, path = ''] of early.matchAll(/(?:from |import\()\s*'(\.[^']+\.tsx?)'/g)) {
      const next = resolve(dirname(file), path);
      if (existsSync(next)) follow(next);
    }
  };
  follow(join(APP, 'main.tsx'));
  return found;
}

test('what the first screens show speaks no word that comes later', () => {
  const early = reachable();
  const speakers = [...early].flatMap(([file, source]) =>
    Object.keys(later)
      .filter((namespace) => source.includes(`useTranslation('${namespace}'`) || source.includes(`'${namespace}:`))
      .map((namespace) => `${relative(APP, file)} says ${namespace}`),
  );

  expect(WAITING.size).toBeGreaterThan(10);
  expect(early.size).toBeGreaterThan(100);
  expect(speakers).toEqual([]);
});
