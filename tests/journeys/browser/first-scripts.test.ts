import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';

const folder = inject('consoleFolder');
const MOST_BYTES = 300_000;

test('the scripts that the page itself names are small enough to come over a poor line', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);
  const sizes = await Promise.all(named.map(async (path) => gzipSync(await readFile(join(folder, path))).length));

  expect(named.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
