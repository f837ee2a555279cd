import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RuleId } from '../../../../server/domains/cms-modules/contract.ts';
import { wordsForOutsiders } from '../../../../server/domains/cms-modules/put-in-words.ts';

const titleOf = (rule: RuleId, params: Record<string, string>) => wordsForOutsiders(rule, params).en.title;

test('versions, days, currencies and names of our own lists stand in the words', () => {
  const told = { module: 'WooCommerce', version: '2.5.0', newest: '2.6.1' };
  expect(titleOf('module-outdated', told)).toBe('Module WooCommerce 2.5.0, while 2.6.1 exists');
  expect(titleOf('currency-legacy', { old: 'BYR', next: 'BYN', on: '2016-07-01', ratio: '10000' })).toBe(
    'The currency BYR gave way to BYN on 2016-07-01 (10000 to 1)',
  );
  expect(titleOf('page-missing', { names: 'Cart, Checkout' })).toBe('Shop pages are not set: Cart, Checkout');
});

test.each([
  ['order-changed', { answer: 'Incorrect paid amount 120.00' }],
  ['unreachable-host', { host: 'secret.local' }],
  ['currency-not-a-code', { value: 'roubles' }],
  ['module-outdated', { module: 'made by Ivan', version: 'ivan@example.com', newest: '5000.00 for Ivan' }],
  ['security-plugin', { names: 'Wordfence of Ivan' }],
  ['notification-unreachable', { status: '3xx → https://shop.example/?key=secret' }],
] as const)('what the shop itself said stands in no word of %s', (rule, params) => {
  const said = JSON.stringify(wordsForOutsiders(rule, params));

  for (const value of Object.values(params)) expect(said).not.toContain(value);
});

test('where only what is left out would follow, the phrase ends before it', () => {
  const { en } = wordsForOutsiders('sources-disagree', { what: 'mode', values: 'test / live' });

  expect(en.title).toBe('Sources disagree');
  expect(en.merchant).toBe(
    'We see different things about your shop. Please send a fresh report from the working site.',
  );
  expect(titleOf('order-changed', { answer: 'paid 120.00' })).toBe('The order changed after the payment');
  expect(titleOf('demo-domain', { domain: 'shop.example' })).toContain('…');
});

test('no text that holds a letter of a shop comes through, under whatever name', () => {
  const names = [
    'answer',
    'url',
    'host',
    'value',
    'values',
    'domain',
    'names',
    'module',
    'version',
    'library',
    'status',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...RuleId.options), fc.string({ maxLength: 20 }), (rule, text) => {
      const marked = `zq${text}`;
      const params = Object.fromEntries(names.map((name) => [name, marked]));
      expect(JSON.stringify(wordsForOutsiders(rule, params))).not.toContain(JSON.stringify(marked).slice(1, -1));
    }),
  );
});
