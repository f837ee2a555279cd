import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endOfCompleteRecords,
  readRecords,
  sniffDelimiter,
} from '../../../../server/domains/transactions/csv.rules.ts';

const cells = fc
  .string({ unit: fc.constantFrom('a', 'ж', ';', ',', '"', '\n', ' ', '7'), maxLength: 6 })
  .map((cell) => cell.trim());
const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test('what is written quoted is read back, whatever it holds', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom(',' as const, ';' as const), (table, delimiter) => {
      const text = table.map((row) => row.map(quoted).join(delimiter)).join('\r\n');

      expect(readRecords(text, delimiter).map(({ fields }) => fields)).toEqual(table);
    }),
  );
});

test('a text cut anywhere is read as a whole: complete records now, the rest with what follows', () => {
  fc.assert(
    fc.property(tables, fc.nat(), (table, at) => {
      const text = `${table.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
      const cut = at % (text.length + 1);
      const end = endOfCompleteRecords(text.slice(0, cut), ',');

      const joined = [...readRecords(text.slice(0, end), ','), ...readRecords(text.slice(end), ',')];

      expect(end).toBeLessThanOrEqual(cut);
      expect(joined.map(({ fields }) => fields)).toEqual(table);
    }),
  );
});

test.each([
  ['a,b;c,d', ','],
  ['a;b;c,d', ';'],
  ['a\tb\tc', '\t'],
  ['"x;y;z",b', ','],
  ['uid', ','],
])('the separator of %j is %j', (header, delimiter) => {
  expect(sniffDelimiter(header)).toBe(delimiter);
});

test('a quote inside a field that has begun without one is a letter', () => {
  expect(readRecords('5" pipe,b\nc,d', ',').map(({ fields }) => fields)).toEqual([
    ['5" pipe', 'b'],
    ['c', 'd'],
  ]);
});

test('a last line that ends with an empty field is a record', () => {
  expect(readRecords('uid;shop\n;', ';').map(({ fields }) => fields)).toEqual([
    ['uid', 'shop'],
    ['', ''],
  ]);
});
