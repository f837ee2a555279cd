import { expect, test } from 'vitest';
import { domainNameIn } from '../../../../server/domains/merchants/domain-name.rules.ts';

test.each([
  ['https://www.Shop.example/checkout?x=1', 'shop.example'],
  ['shop.example:8443', 'shop.example'],
  ['SHOP.EXAMPLE.', 'shop.example'],
  ['магазин.example', 'магазин.example'],
  ['', null],
  [null, null],
])('%s is %s', (typed, stored) => {
  expect(domainNameIn(typed)).toBe(stored);
});
