import { expect, test } from 'vitest';
import { routing } from '../../../../../server/domains/diagnosis/rules/routing.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['every gateway is full', { status: 'failed', code: 'F.2011' }, {}, 'gateway-full, provider, likely'],
  ['the gateway is switched off', { status: 'failed', code: 'F.2010' }, {}, 'gateway-inactive, provider, sure'],
  [
    'a resource that routing does not find',
    { status: 'failed', code: 'F.2004' },
    {},
    'routing-refused, provider, sure',
  ],
  [
    'routing said no and nobody else spoke',
    { status: 'failed', protection: { routingStatus: 'failed' } },
    {},
    'routing-refused, provider, likely',
  ],
  [
    'routing said no, the bank answered',
    { status: 'failed', rrn: '1', protection: { routingStatus: 'failed' } },
    {},
    undefined,
  ],
  ['routing passed', { status: 'failed', protection: { routingStatus: 'successful' } }, {}, undefined],
  [
    'routing said no, the code says what',
    { status: 'failed', code: 'F.0114', protection: { routingStatus: 'failed' } },
    {},
    undefined,
  ],
  ['it went through', { status: 'successful', protection: { routingStatus: 'failed' } }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(routing, given, relatives)).toBe(expected);
});
