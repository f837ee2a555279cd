import { expect, test } from 'vitest';
import { isWhatItSays, previewKind } from '../../../../web/features/tickets/preview.rules.ts';

const bytesOf = (latin: string) => Uint8Array.from(latin, (letter) => letter.charCodeAt(0));
const PNG = bytesOf('\x89PNG\r\n\x1a\n rest');

test('pictures and voices can be shown, a drawing in words and a page cannot', () => {
  expect(previewKind('image/PNG')).toBe('picture');
  expect(previewKind('audio/ogg')).toBe('sound');
  expect(previewKind('image/svg+xml')).toBeUndefined();
  expect(previewKind('text/html')).toBeUndefined();
  expect(previewKind('video/mp4')).toBeUndefined();
});

test.each([
  ['image/png', PNG],
  ['image/jpeg', bytesOf('\xff\xd8\xff\xe0 rest')],
  ['image/gif', bytesOf('GIF89a rest')],
  ['image/webp', bytesOf('RIFF\x00\x00\x00\x00WEBPVP8 ')],
  ['audio/ogg', bytesOf('OggS rest')],
  ['audio/mpeg', bytesOf('ID3 rest')],
  ['audio/mpeg', bytesOf('\xff\xfb rest')],
])('%s is known by its first bytes', (type, bytes) => {
  expect(isWhatItSays(type, bytes)).toBe(true);
});

test('what is something else than it says is not shown', () => {
  expect(isWhatItSays('image/png', bytesOf('<svg onload="x()">'))).toBe(false);
  expect(isWhatItSays('image/jpeg', PNG)).toBe(false);
  expect(isWhatItSays('image/webp', bytesOf('RIFF\x00\x00\x00\x00WAVEfmt '))).toBe(false);
  expect(isWhatItSays('image/svg+xml', bytesOf('<svg>'))).toBe(false);
  expect(isWhatItSays('image/png', new Uint8Array())).toBe(false);
});
