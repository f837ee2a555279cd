import { expect, test } from 'vitest';
import { schemeOf } from '../../../web/lib/theme.ts';

test.each([
  ['auto', 12, false, 'light'],
  ['auto', 12, true, 'dark'],
  ['auto', 20, false, 'dark'],
  ['auto', 6, false, 'dark'],
  ['auto', 7, false, 'light'],
  ['light', 23, true, 'light'],
  ['dark', 12, false, 'dark'],
] as const)('%s at %d o’clock on a dark device %s is %s', (choice, hour, isDark, scheme) => {
  expect(schemeOf(choice, hour, isDark)).toBe(scheme);
});
