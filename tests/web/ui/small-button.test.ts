// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const WEB = join(import.meta.dirname, '../../../web');
const COMPOSED = /\.([\w-]+)\s*\{[^}]*composes:\s*([\w-]+) from "([^"]+)"[^}]*\}/g;

/** What a class of a stylesheet sets, whichever of its rules does. */
function setBy(css: string, name: string): string[] {
  const rules = [...css.matchAll(new RegExp(`(?:^|\\n)\\.${name}\\s*\\{([^}]*)\\}`, 'g'))];
  return rules.flatMap(([, body = '']) =>
    [...body.matchAll(/(?:^|;)\s*([\w-]+):/g)].map(([, property = '']) => property),
  );
}

test('a style that is shared and the one that takes it never set the same: which wins would hang on the order of files', () => {
  const files = globSync('**/*.module.css', { cwd: WEB }).filter((file) => !file.includes('node_modules'));
  const composed = files.flatMap((file) => {
    const css = readFileSync(join(WEB, file), 'utf8');
    return [...css.matchAll(COMPOSED)].map(([, own = '', shared = '', from = '']) => {
      const other = setBy(readFileSync(join(WEB, dirname(file), from), 'utf8'), shared);
      return { place: `${file} .${own}`, both: setBy(css, own).filter((property) => other.includes(property)), other };
    });
  });

  expect(composed.length).toBeGreaterThan(10);
  expect(composed.filter(({ other }) => other.length === 0)).toEqual([]);
  expect(composed.filter(({ both }) => both.length > 0)).toEqual([]);
});
