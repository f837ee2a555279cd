import { expect, test } from 'vitest';
import { rightOf } from '../../../../web/features/diagnosis/right-of.rules.ts';

test.each([
  ['three of three', 3, 0, { right: 3, percent: undefined }],
  ['nineteen', 19, 1, { right: 18, percent: undefined }],
  ['twenty', 20, 1, { right: 19, percent: 95 }],
  ['nearly all of many, never rounded up to all', 400, 1, { right: 399, percent: 99 }],
  ['none', 0, 0, { right: 0, percent: undefined }],
  ['more corrected than opened in the period', 30, 40, { right: 0, percent: 0 }],
])('%s', (_, given, corrected, expected) => {
  expect(rightOf(given, corrected)).toEqual(expected);
});
