import { expect, test } from 'vitest';
import { foldOrder, orderValues } from '../../../../server/domains/transactions/order-values.rules.ts';

test.each([
  ['10423', []],
  ['ORD-10423', ['10423']],
  ['WC10423', ['10423']],
  ['000010423', ['10423']],
  ['000010423_5ace1cc4', ['10423']],
  ['', []],
  ['10423;WEB-7', ['10423', 'web-7']],
  ['order:payment', ['order', 'payment']],
  ['551|77', ['551', '77']],
  ['91#paysystem', ['91', 'paysystem']],
  ['10423_2', ['10423']],
  ['10423_17345', ['10423']],
  ['a;a;a', []],
  ['#10423', ['10423']],
  ['one two', ['one', 'two']],
])('%j holds %j', (trackingId, values) => {
  expect(orderValues(trackingId)).toEqual(values);
});

test('orders are compared without case, as the database compares them', () => {
  expect(foldOrder('Abc-Ж')).toBe('abc-Ж');
});
