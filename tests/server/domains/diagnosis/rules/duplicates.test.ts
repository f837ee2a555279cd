import { expect, test } from 'vitest';
import { duplicates, firstAttempt } from '../../../../../server/domains/diagnosis/rules/duplicates.ts';
import { ago, type Given, makeCase, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const first = (given: Given = {}) =>
  makeTransaction({ uid: 'first', status: 'successful', createdAt: ago(120.3), ...given });

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['the filter of the gateway', { status: 'failed', code: 'F.0108' }, {}, 'duplicate, merchant, sure'],
  [
    'the filter of the service',
    { status: 'failed', code: 'E.1018' },
    { sameCard: [first()] },
    'duplicate, merchant, sure',
  ],
  ['the bank’s filter', { status: 'failed', bankCode: '94' }, {}, 'duplicate, merchant, likely'],
  [
    'no code, but a success half a minute before',
    { status: 'failed' },
    { sameCard: [first()] },
    'duplicate, merchant, guess',
  ],
  ['no code, a decline before', { status: 'failed' }, { sameCard: [first({ status: 'failed' })] }, undefined],
  [
    'no code, a success an hour before',
    { status: 'failed' },
    { sameCard: [first({ createdAt: ago(180) })] },
    undefined,
  ],
  ['another reason is named', { status: 'failed', code: 'F.0114' }, { sameCard: [first()] }, undefined],
  ['it went through', { status: 'successful', code: 'F.0108' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(duplicates, given, relatives)).toBe(expected);
});

test('the first attempt that counts is the successful one, not the nearest', () => {
  const given = makeCase(
    { status: 'failed', code: 'F.0108' },
    { sameCard: [first({ uid: 'near', status: 'failed', createdAt: ago(120.1) }), first({ uid: 'paid' })] },
  );

  expect(firstAttempt(given, 60_000)?.uid).toBe('paid');
});

test('a later attempt is never the first', () => {
  const given = makeCase({ status: 'failed', code: 'F.0108' }, { sameCard: [first({ createdAt: ago(110) })] });

  expect(firstAttempt(given, 3_600_000)).toBeUndefined();
});
