import { expect, test } from 'vitest';
import { holdFrom, isLetOut } from '../../../../server/domains/incidents/hold.rules.ts';

const at = Temporal.Instant.from('2026-11-09T09:00:00Z');
const held = { isHeld: true, heldUntil: at };

test.each([
  ['lasts until its moment', held, 'broken', 0, true],
  ['is past it, though too few pay to be sure', held, 'unclear', 5, true],
  ['is early', held, 'broken', -1, false],
  ['looks as usual again', held, 'calm', 5, false],
  ['waits for a person', { isHeld: true, heldUntil: null }, 'broken', 500, false],
  ['is not held', { isHeld: false, heldUntil: null }, 'broken', 5, false],
] as const)('a suspicion that %s', (_, incident, step, minutes, expected) => {
  expect(isLetOut(incident, step, at.add({ minutes }))).toBe(expected);
});

test.each([
  [15, { isHeld: true, heldUntil: at.add({ minutes: 15 }) }],
  [null, { isHeld: true, heldUntil: null }],
  [0, { isHeld: false, heldUntil: null }],
])('held for %s minutes', (minutes, expected) => {
  expect(holdFrom(at, minutes)).toEqual(expected);
});
