import { expect, test } from 'vitest';
import { legendsOf, noteLayout } from '../../../web/lib/key-legend.ts';

test('legends begin as the Latin letters of the keys', () => {
  expect(legendsOf('KeyG KeyT')).toEqual(['G', 'T']);
  expect(legendsOf('Mod+KeyK')).toEqual(['Ctrl', 'K']);
  expect(legendsOf('Digit1')).toEqual(['1']);
  expect(legendsOf('Slash')).toEqual(['/']);
  expect(legendsOf('Mod+Semicolon')).toEqual(['Ctrl', ';']);
});

test('after a Cyrillic letter all legends are those of that layout, after a Latin one they go back', () => {
  noteLayout({ code: 'KeyJ', key: 'о' });
  const cyrillic = legendsOf('KeyG KeyT');
  noteLayout({ code: 'KeyJ', key: 'j' });

  expect(cyrillic).toEqual(['П', 'Е']);
  expect(legendsOf('KeyG KeyT')).toEqual(['G', 'T']);
});

test('a letter that the Belarusian layout has elsewhere is learnt from its key', () => {
  noteLayout({ code: 'KeyO', key: 'ў' });

  expect(legendsOf('KeyO')).toEqual(['Ў']);
  noteLayout({ code: 'KeyO', key: 'o' });
});

test('keys that name no letter teach nothing', () => {
  noteLayout({ code: 'Digit4', key: ';' });
  noteLayout({ code: 'KeyJ', key: 'Unidentified' });

  expect(legendsOf('KeyJ')).toEqual(['J']);
});
