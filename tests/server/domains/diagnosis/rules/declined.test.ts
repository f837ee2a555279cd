import { expect, test } from 'vitest';
import { declined } from '../../../../../server/domains/diagnosis/rules/declined.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['insufficient funds', { status: 'failed', code: 'F.0114' }, {}, 'insufficient-funds, issuer, sure'],
  ['the payer’s wallet provider', { status: 'failed', code: 'F.0125' }, {}, 'limit-payer-provider, issuer, sure'],
  ['the issuer’s limit', { status: 'failed', code: 'F.0124' }, {}, 'limit-issuer, issuer, sure'],
  ['fraud seen by the acquirer', { status: 'failed', code: 'F.0115' }, {}, 'fraud-suspected, acquirer, sure'],
  ['fraud seen by the issuer', { status: 'failed', code: 'F.0116' }, {}, 'fraud-suspected, issuer, sure'],
  [
    'an old catalogue’s insufficient funds',
    { status: 'failed', code: 'F.0007', createdAt: '2023-03-01T00:00:00.000000Z' },
    {},
    'insufficient-funds, issuer, sure',
  ],
  [
    'the bank’s word where the gateway gives none',
    { status: 'failed', code: 'F.0999', bankCode: '116' },
    {},
    'insufficient-funds, issuer, likely',
  ],
  ['only a bank code', { status: 'failed', bankCode: '51' }, {}, 'insufficient-funds, issuer, likely'],
  [
    'the gateway’s word before the bank’s',
    { status: 'failed', code: 'F.0105', bankCode: '116' },
    {},
    'do-not-honor, issuer, sure',
  ],
  ['"approved" beside a failure explains nothing', { status: 'failed', bankCode: '00' }, {}, undefined],
  ['a code that means several things explains nothing', { status: 'failed', bankCode: 'R1' }, {}, undefined],
  ['no code', { status: 'failed' }, {}, undefined],
  ['it went through', { status: 'successful', code: 'F.0114' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(declined, given, relatives)).toBe(expected);
});
