import { expect, test } from 'vitest';
import { isForetold } from '../../../../../server/domains/limits/forecast/foretold.rules.ts';

test.each([
  ['two in five before the reset', 0.4, 0, true],
  ['a fifth before the bank opens', 0.2, 0.2, true],
  ['neither', 0.39, 0.19, false],
])('a breach is foretold or not: %s', (_, pBeforeReset, pBeforeBankOpens, expected) => {
  expect(isForetold({ pBeforeReset, pBeforeBankOpens })).toBe(expected);
});
