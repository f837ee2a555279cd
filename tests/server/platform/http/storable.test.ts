import { expect, test } from 'vitest';
import { storable } from '../../../../server/platform/http/storable.ts';

test('NUL and halves of surrogate pairs become visible signs, wherever they stand', () => {
  const given = { text: 'a\u0000b', list: ['\ud800', { deep: 'x\udc00' }], number: 1, nothing: null };

  expect(storable(given)).toEqual({ text: 'a␀b', list: ['\ufffd', { deep: 'x\ufffd' }], number: 1, nothing: null });
});

test('all other text stays as it was, line ends and control characters included', () => {
  const text = 'обычный\r\nтекст\t\u0007 💳';

  expect(storable(text)).toBe(text);
});

test('what is neither text, list nor plain object is handed on', () => {
  const at = new Map([['a', '\u0000']]);

  expect(storable(at)).toBe(at);
});
