import { expect, test } from 'vitest';
import { readText } from '../../../web/lib/read-text.ts';

test('UTF-8 is read as it is, its mark left out', async () => {
  expect(await readText(new Blob(['\uFEFFмагазин;shop']))).toBe('магазин;shop');
});

test('what Excel saves in the Cyrillic code page is read, too', async () => {
  const windows1251 = new Uint8Array([0xec, 0xe0, 0xe3, 0xe0, 0xe7, 0xe8, 0xed]);

  expect(await readText(new Blob([windows1251]))).toBe('магазин');
});
