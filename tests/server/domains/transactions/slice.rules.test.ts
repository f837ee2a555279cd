import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  completeBytes,
  decode,
  firstLineBytes,
  guessEncoding,
  readRows,
} from '../../../../server/domains/transactions/slice.rules.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['plain letters', utf8('uid,a\n'), 'utf-8'],
  ['Cyrillic, cut inside a letter', utf8('чай').subarray(0, 5), 'utf-8'],
  ['one byte a letter', Uint8Array.of(0xd7, 0xe0, 0xe9), 'windows-1251'],
  ['a mark of UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 'utf-16le'],
])('%s are read as %s', (_name, bytes, encoding) => {
  expect(guessEncoding(bytes)).toBe(encoding);
});

test.each(['utf-8', 'utf-16le'] as const)('cut anywhere, rows of %s come out once and whole', (encoding) => {
  const rows = fc.array(fc.string({ unit: fc.constantFrom('a', 'ж', '🙂', '{'), minLength: 1, maxLength: 5 }), {
    minLength: 1,
  });
  const reading = { format: 'json-lines', encoding, delimiter: ',' } as const;

  fc.assert(
    fc.property(rows, fc.nat(), (lines, at) => {
      const text = `${lines.join('\n')}\n`;
      const bytes = encoding === 'utf-8' ? utf8(text) : Uint8Array.from(Buffer.from(text, 'utf16le'));
      const end = completeBytes(bytes.subarray(0, at % (bytes.length + 1)), reading);

      const read = [bytes.subarray(0, end), bytes.subarray(end)].flatMap(
        (part) => readRows(decode(part, encoding), reading).rows,
      );

      expect(read.map(({ raw }) => raw)).toEqual(lines);
    }),
  );
});

test('the first line is measured in bytes', () => {
  expect(firstLineBytes(utf8('чай\nx'), 'utf-8')).toBe(7);
  expect(firstLineBytes(utf8('чай'), 'utf-8')).toBe(6);
  expect(firstLineBytes(Uint8Array.from(Buffer.from('ab\nc', 'utf16le')), 'utf-16le')).toBe(6);
});

test('rows know their line, empty lines are none', () => {
  const { rows, lines } = readRows('{"a":1}\n\n{"b":2}', { format: 'json-lines', encoding: 'utf-8', delimiter: ',' });

  expect(rows.map(({ line }) => line)).toEqual([0, 2]);
  expect(lines).toBe(3);
});
