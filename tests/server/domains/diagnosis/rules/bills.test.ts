import { expect, test } from 'vitest';
import { bills } from '../../../../../server/domains/diagnosis/rules/bills.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['a bill in ERIP', { methodType: 'erip', status: 'pending' }, {}, 'erip-pending, payer, sure'],
  ['a bill known by its account', { eripAccount: '123', status: 'pending' }, {}, 'erip-pending, payer, sure'],
  ['being paid', { methodType: 'erip', status: 'started' }, {}, 'erip-started, payer, sure'],
  ['being paid, the method is not named', { status: 'started' }, {}, 'erip-started, payer, sure'],
  ['a standing bill', { status: 'permanent' }, {}, 'erip-permanent, none, sure'],
  ['expired', { methodType: 'erip', status: 'expired' }, {}, 'erip-expired, payer, sure'],
  ['deleted', { methodType: 'erip', status: 'deleted' }, {}, 'withdrawn, merchant, sure'],
  ['paid', { methodType: 'erip', status: 'successful' }, {}, undefined],
  ['a card payment that waits', { methodType: 'credit_card', status: 'pending' }, {}, undefined],
  ['a card payment that expired', { methodType: 'credit_card', status: 'expired' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(bills, given, relatives)).toBe(expected);
});
