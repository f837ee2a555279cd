import { expect, test } from 'vitest';
import type { FactKey, ModuleFact } from '../../../../../server/domains/cms-modules/contract.ts';
import { currencyOf } from '../../../../../server/domains/cms-modules/probing/currency-of.rules.ts';

const fact = (key: FactKey, value: string, observedAt = '2026-11-09T09:00:00Z'): ModuleFact => ({
  ...{ key, value, observedAt, source: 'pasted', place: null, line: null },
});

test.each([
  ['nobody told', [], 'BYN'],
  ['the shop told', [fact('currency', 'eur'), fact('currencies', 'BYN, USD')], 'EUR'],
  ['only the gateway told', [fact('currencies', 'USD, EUR')], 'USD'],
  ['the shop still uses an old code', [fact('currency', 'BYB')], 'BYN'],
  ['the shop wrote a word', [fact('currency', 'roubles'), fact('currencies', 'RUB')], 'RUB'],
  [
    'it was changed',
    [fact('currency', 'USD', '2026-11-01T09:00:00Z'), fact('currency', 'EUR', '2026-11-08T09:00:00Z')],
    'EUR',
  ],
] as const)('the currency where %s', (_, facts, expected) => {
  expect(currencyOf(facts)).toBe(expected);
});
