import { expect, test } from 'vitest';
import { isCovered } from '../../../../server/domains/deliveries/coverage.rules.ts';

const at = (time: string) => `2026-11-09T${time}:00.000000Z`;

test.each<[sentence: string, firstAt: string, heardUntil: string, final: string, isCovered: boolean]>([
  ['a log that goes on', '06:00', '09:00', '08:00', true],
  ['a log that began later', '08:01', '09:00', '08:00', false],
  ['a log that began at that moment', '08:00', '09:00', '08:00', true],
  ['a log that stopped before', '06:00', '07:00', '08:00', false],
  ['a log that was heard a little beyond: the attempt may be on its way', '06:00', '08:14', '08:00', false],
  ['a log that was heard far enough beyond', '06:00', '08:15', '08:00', true],
])('%s', (_sentence, firstAt, heardUntil, final, expected) => {
  expect(isCovered({ firstAt: at(firstAt), heardUntil: at(heardUntil) }, at(final))).toBe(expected);
});
