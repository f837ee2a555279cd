import { expect, test } from 'vitest';
import { waiting } from '../../../../../server/domains/diagnosis/rules/waiting.ts';
import { ago, type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['at the payer for five minutes', { status: 'incomplete', createdAt: ago(5) }, {}, 'waiting-for-payer, payer, sure'],
  [
    'at the payer for two hours, asked to confirm',
    { status: 'incomplete', threeDsVe: 'Y' },
    {},
    'three-ds-abandoned, payer, likely',
  ],
  ['at the payer for two hours, never asked', { status: 'incomplete' }, {}, 'abandoned, payer, likely'],
  [
    'at the payer, nobody knows since when',
    { status: 'incomplete', createdAt: 'never' },
    {},
    'waiting-for-payer, payer, likely',
  ],
  [
    'a redirect is waiting although its code begins with F',
    { status: 'failed', code: 'F.4012', createdAt: ago(5) },
    {},
    'waiting-for-payer, payer, sure',
  ],
  [
    'a code that waits, in a row without status',
    { code: 'P.9998', createdAt: ago(5), status: 'unknown' },
    {},
    'waiting-for-payer, payer, sure',
  ],
  ['at the bank for a minute', { status: 'pending', createdAt: ago(1) }, {}, 'in-progress, none, sure'],
  ['a card for two hours at the bank', { status: 'pending', methodType: 'credit_card' }, {}, 'stuck, provider, likely'],
  ['a transfer may take hours', { status: 'pending', methodType: 'alternative' }, {}, 'in-progress, none, sure'],
  [
    'a transfer of two days',
    { status: 'pending', methodType: 'alternative', createdAt: ago(60 * 48) },
    {},
    'stuck, provider, likely',
  ],
  [
    'created in the future by a wrong clock',
    { status: 'pending', createdAt: ago(-600) },
    {},
    'in-progress, none, sure',
  ],
  ['a success with a waiting code is over', { status: 'successful', code: 'P.0001' }, {}, undefined],
  ['a refusal', { status: 'failed', code: 'F.0114' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(waiting, given, relatives)).toBe(expected);
});
