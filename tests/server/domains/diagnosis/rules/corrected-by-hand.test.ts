import { expect, test } from 'vitest';
import { correctedByHand } from '../../../../../server/domains/diagnosis/rules/corrected-by-hand.ts';
import { ago, type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'set to successful by a person',
    { status: 'successful', manuallyCorrectedAt: ago(10) },
    {},
    'corrected-by-hand, provider, sure',
  ],
  ['set to failed by a person: the code says why', { status: 'failed', manuallyCorrectedAt: ago(10) }, {}, undefined],
  ['never touched', { status: 'successful' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(correctedByHand, given, relatives)).toBe(expected);
});
