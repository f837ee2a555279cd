import { expect, test } from 'vitest';
import { providerLimit } from '../../../../../server/domains/diagnosis/rules/provider-limit.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'the month’s turnover',
    { status: 'failed', protection: { exceeded: ['volume'] } },
    {},
    'limit-provider, provider, sure',
  ],
  [
    'the number of payments',
    { status: 'failed', protection: { exceeded: ['count'], currentCount: 1500 } },
    {},
    'limit-provider, provider, sure',
  ],
  [
    'one payment too large',
    { status: 'failed', protection: { exceeded: ['max'] } },
    {},
    'limit-provider, provider, sure',
  ],
  [
    'two at once',
    { status: 'failed', protection: { exceeded: ['volume', 'max'] } },
    {},
    'limit-provider, provider, sure',
  ],
  [
    'the ambiguous code is settled by the check',
    { status: 'failed', code: 'F.0123', protection: { exceeded: ['volume'] } },
    {},
    'limit-provider, provider, sure',
  ],
  [
    'the bank answered, so the check let it pass',
    { status: 'failed', rrn: '1', protection: { exceeded: ['volume'] } },
    {},
    'limit-provider, provider, likely',
  ],
  [
    'the check was down and lets everything pass',
    { status: 'failed', protection: { message: 'Cannot verify limits.' } },
    {},
    undefined,
  ],
  ['it went through all the same', { status: 'successful', protection: { exceeded: ['volume'] } }, {}, undefined],
  ['nothing exceeded', { status: 'failed', protection: { exceeded: [] } }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(providerLimit, given, relatives)).toBe(expected);
});
