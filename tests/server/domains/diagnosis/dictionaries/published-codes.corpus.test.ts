import { describe, expect, test } from 'vitest';
import {
  BANK_COMMON,
  DEVIATING,
  SAME_AS,
  STANDING_ALONE,
} from '../../../../../server/domains/diagnosis/dictionaries/bank-common.rules.ts';
import { BANK_ONE } from '../../../../../server/domains/diagnosis/dictionaries/bank-one.rules.ts';
import { BEGATEWAY, PAGE_2022 } from '../../../../../server/domains/diagnosis/dictionaries/begateway.rules.ts';
import type { Dictionary } from '../../../../../server/domains/diagnosis/dictionaries/dictionary.rules.ts';
import { ISO_8583 } from '../../../../../server/domains/diagnosis/dictionaries/iso-8583.rules.ts';
import { publishedCodes } from '../../../../support/published-codes.ts';

describe('against the published lists', () => {
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
