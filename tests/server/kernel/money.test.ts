import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CURRENCIES } from '#kernel/currencies';
import { formatAmount, formatMoney, minorUnitsOf, parseAmount } from '#kernel/money';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const exponented = fc.constantFrom(...[...CURRENCIES.values()].filter(({ exponent }) => exponent !== undefined));

test.each([
  ['BYN', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
  ['BYR', 0],
  ['XAU', undefined],
  ['ZZZ', undefined],
])('%s has %s decimal digits', (currency, digits) => {
  expect(minorUnitsOf(currency)).toBe(digits);
});

test('a withdrawn currency says when it went and what came', () => {
  expect(CURRENCIES.get('BYR')).toEqual({ code: 'BYR', exponent: 0, withdrawn: '2017-01', successor: 'BYN' });
  expect(CURRENCIES.get('BYN')).toEqual({ code: 'BYN', exponent: 2 });
});

describe('formatting', () => {
  test.each([
    [{ minor: 123456, currency: 'BYN' }, '1 234,56 BYN', '1,234.56 BYN'],
    [{ minor: 5, currency: 'BYN' }, '0,05 BYN', '0.05 BYN'],
    [{ minor: -5, currency: 'BYN' }, '-0,05 BYN', '-0.05 BYN'],
    [{ minor: 0, currency: 'USD' }, '0,00 USD', '0.00 USD'],
    [{ minor: 5000, currency: 'JPY' }, '5 000 JPY', '5,000 JPY'],
    [{ minor: 1234, currency: 'KWD' }, '1,234 KWD', '1.234 KWD'],
    [
      { minor: 12345678901234567890n, currency: 'USD' },
      '123 456 789 012 345 678,90 USD',
      '123,456,789,012,345,678.90 USD',
    ],
    [{ minor: 4850, currency: 'ZZZ' }, '4 850 мин. ед. ZZZ', '4,850 minor units ZZZ'],
  ])('%o', (money, ru, en) => {
    expect(plain(formatMoney(money, 'ru'))).toBe(ru);
    expect(plain(formatMoney(money, 'en'))).toBe(en);
  });

  test('what was formatted is read back to the same amount, in both languages and every currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        exponented,
        fc.constantFrom('ru', 'en'),
        (minor, { code, exponent }, locale) => {
          const read = parseAmount(formatMoney({ minor, currency: code }, locale as 'ru' | 'en'));

          expect(read).toEqual({ minor, exponent, currencies: [code] });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('columns line up: every amount of a currency has the same number of decimals', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        expect(formatAmount({ minor, currency: 'BYN' }, 'ru')).toMatch(/^-?\d{1,3}(?:\u00a0\d{3})*,\d\d$/);
      }),
    );
  });
});

describe('reading', () => {
  const ROUBLE = ['BYN', 'RUB'];
  test.each([
    ['48,50', 4850, []],
    ['48.5', 4850, []],
    ['48', 4800, []],
    ['48.5 BYN', 4850, ['BYN']],
    ['48.5byn', 4850, ['BYN']],
    ['BYN 48.50', 4850, ['BYN']],
    ['Br 48.50', 4850, ['BYN']],
    ['48 руб 50 коп', 4850, ROUBLE],
    ['48 р. 5 к.', 4805, ROUBLE],
    ['48р', 4800, ROUBLE],
    ['48 рублей', 4800, ROUBLE],
    ['48,50 рублёў', 4850, ROUBLE],
    ['100 бел. руб.', 10000, ['BYN']],
    ['100 белорусских рублей', 10000, ['BYN']],
    ['100 российских рублей', 10000, ['RUB']],
    ['100 ₽', 10000, ['RUB']],
    ['4850 коп', 4850, ROUBLE],
    ['4 850 копеек', 4850, ROUBLE],
    ['1 234,56', 123456, []],
    ['1\u00a0234,56', 123456, []],
    ["1'234.56", 123456, []],
    ['1,234.56 USD', 123456, ['USD']],
    ['1.234,56 EUR', 123456, ['EUR']],
    ['1,234', 123400, []],
    ['1.234.567 €', 123456700, ['EUR']],
    ['$20', 2000, ['USD']],
    ['20$', 2000, ['USD']],
    ['$ 20.5', 2050, ['USD']],
    ['20 баксов', 2000, ['USD']],
    ['20 долларов', 2000, ['USD']],
    ['20 долараў', 2000, ['USD']],
    ['20 евро', 2000, ['EUR']],
    ['€5', 500, ['EUR']],
    ['50 центов', 50, ['USD', 'EUR']],
    ['100 злотых', 10000, ['PLN']],
    ['5000 тенге', 500000, ['KZT']],
    ['5000 JPY', 5000, ['JPY']],
    ['1,5 тыс руб', 150000, ROUBLE],
    ['2 тысячи рублей', 200000, ROUBLE],
    ['0,01', 1, []],
  ])('%j', (text, minor, currencies) => {
    expect(parseAmount(text)).toMatchObject({ minor, currencies });
  });

  test.each([
    '',
    'руб',
    '48 штук',
    '48,50 и 20',
    '9007199254740993',
    '50.5 JPY',
    'NaN',
    '1e5',
    '48,5,5',
    '--5',
  ])('%j is no amount', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  test('nothing typed throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseAmount(text)));
  });
});
