import { expect, test } from 'vitest';
import { limits } from '../../../../../server/domains/diagnosis/rules/limits.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

/** When the bank's own three digits were in force. */
const OLD = '2023-05-04T10:00:00.000000Z';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'the bank never answered: ours or the acquirer’s',
    { status: 'failed', code: 'F.0123' },
    {},
    'limit-provider-or-acquirer, provider, likely',
  ],
  [
    'the bank answered: the acquirer’s',
    { status: 'failed', code: 'F.0123', rrn: '1' },
    {},
    'limit-acquirer, acquirer, likely',
  ],
  [
    'the check failed: ours',
    { status: 'failed', code: 'F.0123', protection: { status: 'failed' } },
    {},
    'limit-provider, provider, likely',
  ],
  [
    'the terminal’s velocity',
    { status: 'failed', code: 'F.0123', bankCode: '331' },
    { acquirer: 'bank_one' },
    'limit-acquirer, acquirer, likely',
  ],
  [
    'a velocity code beats "do not honor"',
    { status: 'failed', code: 'F.0105', bankCode: '334' },
    { acquirer: 'bank_one' },
    'limit-acquirer, acquirer, likely',
  ],
  [
    'a missing profile looks like a limit and is none',
    { status: 'failed', bankCode: '307', createdAt: OLD },
    { acquirer: 'bank_one' },
    'limit-profile-missing, acquirer, sure',
  ],
  [
    'the refunds’ limit',
    { status: 'failed', type: 'refund', bankCode: '320', createdAt: OLD },
    { acquirer: 'bank_one' },
    'limit-refund, acquirer, sure',
  ],
  [
    'below the minimum',
    { status: 'failed', bankCode: '323', createdAt: OLD },
    { acquirer: 'bank_one' },
    'amount-below-minimum, merchant, sure',
  ],
  ['CloudPayments’ 5300', { status: 'failed', bankCode: '5300' }, {}, 'limit-acquirer, acquirer, likely'],
  ['the issuer’s limit is not the merchant’s matter', { status: 'failed', code: 'F.0124' }, {}, undefined],
  ['a plain refusal', { status: 'failed', code: 'F.0105' }, {}, undefined],
  ['it went through', { status: 'successful', code: 'F.0123' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(limits, given, relatives)).toBe(expected);
});
