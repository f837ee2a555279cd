import { expect, test } from 'vitest';
import { limits } from '../../../../../server/domains/diagnosis/rules/limits.ts';
import { ago, type Given, makeCase, type Relatives, said } from '../../../../support/made-facts.ts';

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

const REGISTER = {
  id: 'limit-1',
  kind: 'month',
  unit: 'amount',
  currency: 'BYN',
  cap: 10_000_000,
  usedLow: 10_000_000,
  usedHigh: 10_000_000,
  renewsAt: null,
} as const;
const register = (exhausted: 'yes' | 'no' | 'perhaps') => ({ limits: { register: [{ ...REGISTER, exhausted }] } });
const recognised = (code: string) => ({
  limits: { register: [], recognised: { code, since: ago(150), declined: 18, bins: 9 } },
});

test.each<[string, Given, Relatives, string | undefined]>([
  ['the vague code, used up at that moment', { code: 'F.0123' }, register('yes'), 'limit-acquirer, acquirer, sure'],
  ['the vague code, perhaps used up', { code: 'F.0123' }, register('perhaps'), 'limit-acquirer, acquirer, likely'],
  [
    'the vague code, room left: the code alone speaks',
    { code: 'F.0123' },
    register('no'),
    'limit-provider-or-acquirer, provider, likely',
  ],
  [
    'our own check stopped it before the bank',
    { code: 'F.0123', protection: { status: 'failed' } },
    register('yes'),
    'limit-provider, provider, likely',
  ],
  ['the issuer’s own limit stays the issuer’s', { code: 'F.0124', rrn: '1' }, register('yes'), undefined],
  [
    'a code without a reason, used up',
    { code: 'F.0999', rrn: '1' },
    register('yes'),
    'limit-acquirer, acquirer, likely',
  ],
  ['a code without a reason, perhaps used up', { code: 'F.0999', rrn: '1' }, register('perhaps'), undefined],
  ['a plain reason, used up', { code: 'F.0114', rrn: '1' }, register('yes'), undefined],
  [
    'many were refused with this code at once',
    { code: 'F.0105', rrn: '1' },
    recognised('F.0105'),
    'limit-acquirer, acquirer, likely',
  ],
  ['many were refused with another code', { code: 'F.0105', rrn: '1' }, recognised('F.0999'), undefined],
])('%s', (_sentence, given, relatives, expected) => {
  expect(said(limits, { status: 'failed', ...given }, relatives)).toBe(expected);
});

test('a limit of the register is what a click opens', () => {
  const finding = limits(makeCase({ status: 'failed', code: 'F.0123' }, register('yes')));

  expect(finding?.evidence.map(({ opens }) => opens)).toContainEqual({ kind: 'limit', id: 'limit-1' });
});
