import { expect, test } from 'vitest';
import {
  BANK_COMMON,
  DEVIATING,
  SAME_AS,
  STANDING_ALONE,
} from '../../../../../server/domains/diagnosis/dictionaries/bank-common.rules.ts';
import { BANK_ONE } from '../../../../../server/domains/diagnosis/dictionaries/bank-one.rules.ts';
import { BEGATEWAY, PAGE_2022 } from '../../../../../server/domains/diagnosis/dictionaries/begateway.rules.ts';
import { type Dictionary, dictionary } from '../../../../../server/domains/diagnosis/dictionaries/dictionary.rules.ts';
import { CLOUDPAYMENTS, ISO_8583 } from '../../../../../server/domains/diagnosis/dictionaries/iso-8583.rules.ts';

const BOOKS: [book: Dictionary, codes: number][] = [
  [BEGATEWAY, 232],
  [PAGE_2022, 9],
  [ISO_8583, 90],
  [CLOUDPAYMENTS, 37],
  [BANK_COMMON, 103],
  [BANK_ONE, 382],
];

test.each(BOOKS)('$name holds every published code', ({ meanings }, codes) => {
  expect(meanings.size).toBe(codes);
});

test('each acquirer has its own table, and those that share one name it', () => {
  const tables = [...DEVIATING, ...STANDING_ALONE, BANK_ONE];

  expect(Object.fromEntries(tables.map((book) => [book.name, book.meanings.size]))).toEqual({
    bpc: 46,
    mtb: 70,
    pasta: 9,
    payvision: 30,
    russian_standard: 20,
    minbank: 35,
    vtb: 41,
    bgpb: 38,
    bank_one: 382,
  });
  for (const shared of Object.values(SAME_AS)) expect(tables.map((book) => book.name)).toContain(shared);
});

test('a code listed under two causes does not load', () => {
  expect(() => dictionary('x', 'none', '', { paid: '00', duplicate: '00' })).toThrow('00 is listed twice');
});

test('a nuance of a code that is not listed does not load', () => {
  expect(() => dictionary('x', 'none', '', { paid: '00' }, [['01', { retry: 'no' }]])).toThrow(
    '01 has a nuance and no cause',
  );
});
