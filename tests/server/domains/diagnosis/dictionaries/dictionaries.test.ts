import { describe, expect, test } from 'vitest';
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
import { hasPublishedCodes, publishedCodes } from '../../../../support/published-codes.ts';

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

describe.runIf(hasPublishedCodes)('against the published lists', () => {
  const missingIn = ({ meanings }: Dictionary, codes: string[]) => codes.filter((code) => !meanings.has(code));
  const codesOf = (rows: { code: string }[]) => rows.map(({ code }) => code);

  test('no code of beGateway is missing, in either catalogue', () => {
    const { codes, old_catalogue_2022: old } = publishedCodes('begateway_codes.json');

    expect(codes.length).toBe(232);
    expect(missingIn(BEGATEWAY, codesOf(codes))).toEqual([]);
    expect(missingIn(PAGE_2022, codesOf(old))).toEqual([]);
  });

  test('no ISO 8583 code is missing', () => {
    expect(missingIn(ISO_8583, codesOf(publishedCodes('decline_codes.json').iso8583_field39))).toEqual([]);
  });

  test('no bank code of any acquirer is missing', () => {
    const { common, gateways, same_as: sameAs } = publishedCodes('begateway_bank_codes.json');

    expect(missingIn(BANK_COMMON, Object.keys(common))).toEqual([]);
    for (const book of [...DEVIATING, ...STANDING_ALONE, BANK_ONE])
      expect(missingIn(book, Object.keys(gateways[book.name])), book.name).toEqual([]);
    expect(SAME_AS).toEqual(sameAs);
  });

  test('every code that speaks of a limit is read as one, or as the missing setup that looks like one', () => {
    const books = new Map([BANK_COMMON, ...DEVIATING, ...STANDING_ALONE, BANK_ONE].map((book) => [book.name, book]));
    const { limit_codes: limits } = publishedCodes('begateway_bank_codes.json');

    const strays = limits
      .map(({ gateway, code }: { gateway: string; code: string }) => books.get(gateway)?.meanings.get(code)?.cause)
      .filter((cause: string) => !/^(limit|amount-below)/.test(cause));

    expect(limits.length).toBe(56);
    expect(strays).toEqual([]);
  });
});
