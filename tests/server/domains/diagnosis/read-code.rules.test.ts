import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Printed, readCode, weaker } from '../../../../server/domains/diagnosis/read-code.rules.ts';

const IN_2023 = '2023-05-04T10:00:00.000000Z';
const IN_2026 = '2026-05-04T10:00:00.000000Z';

/** `dictionary: cause, certainty`, or the readings between which nothing decides. */
function reading(printed: Printed): string {
  const { dictionary, cause, certainty, otherwise } = readCode(printed).reading;
  if (cause !== undefined) return `${dictionary}: ${cause}, ${certainty}`;
  return otherwise.map((other) => `${other.dictionary}: ${other.cause}`).join(' | ') || 'in no book';
}

describe('three generations of the gateway’s codes', () => {
  const CASES: [string, Partial<Printed> & { code: string }, string][] = [
    ['a current code', { code: 'F.0114', createdAt: IN_2026 }, 'begateway: insufficient-funds, sure'],
    [
      'the number of 2022 for the same',
      { code: 'F.0007', createdAt: IN_2023 },
      'begateway-2022: insufficient-funds, sure',
    ],
    [
      'the number of 2022 in a payment of today',
      { code: 'F.0007', createdAt: IN_2026 },
      'begateway-2022: insufficient-funds, likely',
    ],
    ['a number of 2022 whose page is lost', { code: 'F.0050', createdAt: IN_2023 }, 'in no book'],
    ['a number that both use, of 2023', { code: 'F.0114', createdAt: IN_2023 }, 'begateway: insufficient-funds'],
    ['a number that both use, of no date', { code: 'F.0114' }, 'begateway: insufficient-funds, likely'],
    [
      'a number that only the current one uses, of 2023',
      { code: 'F.2011', createdAt: IN_2023 },
      'begateway: gateway-full, likely',
    ],
    ['success', { code: 'S.0000', createdAt: IN_2026 }, 'begateway: paid, sure'],
    ['in small letters and blanks', { code: ' f.0114 ', createdAt: IN_2026 }, 'begateway: insufficient-funds, sure'],
    ['the asynchronous number without a letter', { code: '8010', createdAt: IN_2026 }, 'begateway: in-progress, sure'],
    ['the same digits as a bank code', { code: '8010', field: 'bankCode', createdAt: IN_2026 }, 'in no book'],
    ['a letter that is none', { code: 'X.0114', createdAt: IN_2026 }, 'in no book'],
    ['an unpublished number', { code: 'F.0499', createdAt: IN_2026 }, 'in no book'],
  ];

  test.each(CASES)('%s', (_sentence, printed, expected) => {
    expect(reading({ field: 'code', ...printed })).toBe(expected);
  });
});

describe('bank codes of three digits', () => {
  const CASES: [string, Omit<Printed, 'field'>, string][] = [
    ['one meaning everywhere', { code: '116', createdAt: IN_2023 }, 'common: insufficient-funds, likely'],
    [
      'at a bank that follows the common table',
      { code: '116', acquirer: 'mtb', createdAt: IN_2023 },
      'common: insufficient-funds, likely',
    ],
    ['at a bank that deviates', { code: '119', acquirer: 'mtb', createdAt: IN_2023 }, 'mtb: online-payments-off, sure'],
    [
      'at a bank that uses another one’s table',
      { code: '125', acquirer: 'paritetbank', createdAt: IN_2023 },
      'bpc: card-expired, sure',
    ],
    [
      'the same digits in the common table',
      { code: '125', acquirer: 'common', createdAt: IN_2023 },
      'common: card-not-active, sure',
    ],
    [
      'at a bank with its own numbering, the common table is silent',
      { code: '116', acquirer: 'vtb', createdAt: IN_2023 },
      'in no book',
    ],
    [
      'two meanings and no bank',
      { code: '125', createdAt: IN_2023 },
      'common: card-not-active | bpc: card-expired | payvision: card-data',
    ],
    [
      'the bank’s own velocity',
      { code: '331', acquirer: 'bank_one', createdAt: IN_2023 },
      'bank_one: limit-acquirer, sure',
    ],
    [
      'after the catalogue changed',
      { code: '119', acquirer: 'mtb', createdAt: IN_2026 },
      'mtb: online-payments-off, likely',
    ],
    [
      'five and two characters exist at one bank alone',
      { code: '5A3', createdAt: IN_2023 },
      'bank_one: three-ds-failed, guess',
    ],
    ['a negative action code', { code: '-20010', acquirer: 'bsb' }, 'bpc: limit-acquirer, likely'],
    [
      'a bank of no book',
      { code: '116', acquirer: 'a new bank', createdAt: IN_2023 },
      'common: insufficient-funds, likely',
    ],
    ['digits of no book', { code: '777', createdAt: IN_2023 }, 'in no book'],
  ];

  test.each(CASES)('%s', (_sentence, printed, expected) => {
    expect(reading({ field: 'bankCode', ...printed })).toBe(expected);
  });
});

describe('two characters of ISO 8583', () => {
  test.each([
    ['51', 'iso-8583: insufficient-funds, likely'],
    ['1A', 'iso-8583: three-ds-required, likely'],
    ['65', 'iso-8583: limit-issuer, likely'],
    ['ZZ', 'in no book'],
  ])('%s', (code, expected) => {
    expect(reading({ field: 'bankCode', code })).toBe(expected);
  });

  test.each(['R1', '76', '77', '82', '85', '89'])('%s differs between books, so no book decides alone', (code) => {
    expect(readCode({ field: 'bankCode', code }).reading).toMatchObject({ certainty: 'guess', otherwise: [{}, {}] });
    expect(readCode({ field: 'bankCode', code }).meaning).toBeUndefined();
  });

  test('the dialect of a known bank decides', () => {
    expect(reading({ field: 'bankCode', code: 'R1', acquirer: 'bank_one' })).toBe('bank_one: paid, likely');
    expect(reading({ field: 'bankCode', code: 'R1', acquirer: 'mtb' })).toBe('iso-8583: stopped-by-payer, sure');
  });
});

test('any text is read or said to be in no book', () => {
  const printed = fc.record({
    field: fc.constantFrom('code' as const, 'bankCode' as const),
    code: fc.oneof(fc.string(), fc.stringMatching(/^[SFPE]\.\d{4}$/), fc.stringMatching(/^[0-9A-Z]{2,4}$/)),
    acquirer: fc.option(fc.oneof(fc.string(), fc.constantFrom('mtb', 'bank_one', 'vtb', 'npc')), { nil: undefined }),
    createdAt: fc.option(fc.constantFrom(IN_2023, IN_2026, 'never'), { nil: undefined }),
  });

  fc.assert(
    fc.property(printed, (given) => {
      const { reading: result, meaning } = readCode(given);

      expect(result.code).toBe(given.code.trim().toUpperCase());
      expect(result.cause).toBe(meaning?.cause);
      expect(result.cause !== undefined && result.otherwise.length > 0).toBe(false);
    }),
  );
});

test('the weaker of two certainties wins', () => {
  expect(weaker('sure', 'guess')).toBe('guess');
  expect(weaker('likely', 'sure')).toBe('likely');
});
