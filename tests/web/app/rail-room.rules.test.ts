import { expect, test } from 'vitest';
import { railRoom } from '../../../web/app/rail-room.rules.ts';

test.each([
  ['a high window has them all', 1_440, 17, 17],
  ['a usual one has what fits beside the menu of the rest', 900, 17, 14],
  ['a low one fewer', 768, 17, 12],
  ['one that is nearly nothing still has the menu', 120, 17, 0],
  ['few need no menu', 900, 9, 9],
])('%s', (_, height, sections, shown) => {
  expect(railRoom(height, sections)).toBe(shown);
});
