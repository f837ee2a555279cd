import { expect, test } from 'vitest';
import { unexplained } from '../../../../../server/domains/diagnosis/rules/unexplained.ts';
import { type Given, makeCase, shortly } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, expected: string][] = [
  ['no code yet', { status: 'failed' }, 'not-known-yet, unknown, sure'],
  ['no status and no code', {}, 'not-known-yet, unknown, sure'],
  ['a code of no book', { status: 'failed', code: 'F.0499' }, 'code-unknown, unknown, sure'],
  ['a code of no form', { status: 'failed', code: 'no way' }, 'code-unknown, unknown, sure'],
  ['a code that several books hold', { status: 'failed', bankCode: '200' }, 'declined-unexplained, unknown, sure'],
  [
    'a number of the lost part of the page of 2022',
    { status: 'failed', code: 'F.0114', createdAt: '2023-01-01T00:00:00.000000Z' },
    'declined-unexplained, unknown, sure',
  ],
  ['the gateway’s "unknown error"', { status: 'failed', code: 'F.0999' }, 'declined-unexplained, unknown, sure'],
  ['an approval beside a failure', { status: 'failed', bankCode: '00' }, 'declined-unexplained, unknown, sure'],
];

test.each(CASES)('%s', (_sentence, given, expected) => {
  expect(shortly(unexplained(makeCase(given)))).toBe(expected);
});

test('a code with several meanings is shown with all of them', () => {
  const finding = unexplained(makeCase({ status: 'failed', bankCode: 'R1' }));

  expect(finding.evidence).toContainEqual({
    path: 'bankCode',
    value: 'R1',
    opens: { kind: 'field', id: 'bankCode' },
    says: { key: 'code-in-several-books', params: { books: 'iso-8583:stopped-by-payer bank_one:paid' } },
  });
});
