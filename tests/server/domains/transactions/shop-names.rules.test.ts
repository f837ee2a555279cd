import { expect, test } from 'vitest';
import { shopIdsNamed } from '../../../../server/domains/transactions/shop-names.rules.ts';

const known = [
  { shopId: 1, names: ['Зелёный чай', 'tea.example'] },
  { shopId: 2, names: ['Чай и кофе'] },
  { shopId: 3, names: ['Ух'] },
];

test.each([
  [['чай'], [1, 2]],
  [['зеленый чай'], [1]],
  [['www.tea.example'], [1]],
  [['ух'], []],
  [[], []],
  [['нет такого'], []],
])('%j stands for the shops %j', (words, shops) => {
  expect(shopIdsNamed(known, words)).toEqual(shops);
});
