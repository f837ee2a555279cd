import { expect, test } from 'vitest';
import { standingOf } from '../../../../web/features/limits/reconciled.rules.ts';

const row = (theirMinor: number, ourMinor: number, unplacedMinor: number) => ({
  gatewayType: 'Dvina',
  acquirerName: null,
  currency: 'BYN',
  theirCount: 0,
  theirMinor,
  ourCount: 0,
  ourMinor,
  unplacedCount: 0,
  unplacedMinor,
});

test.each([
  ['equal', row(100, 100, 0)],
  ['within', row(100, 70, 30)],
  ['apart', row(100, 70, 29)],
  ['apart', row(70, 100, 50)],
])('two counts are %s', (standing, given) => {
  expect(standingOf(given)).toBe(standing);
});
