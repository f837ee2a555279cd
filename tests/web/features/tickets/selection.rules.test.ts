import { expect, test } from 'vitest';
import { extended, NOTHING_CHOSEN, toggled, without } from '../../../../web/features/tickets/selection.rules.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

test('a line is chosen, and let go by the same key', () => {
  const chosen = toggled(NOTHING_CHOSEN, 'b');

  expect([...chosen.ids]).toEqual(['b']);
  expect([...toggled(chosen, 'b').ids]).toEqual([]);
});

test('a range goes from the last choice to here, downwards and upwards', () => {
  const chosen = toggled(NOTHING_CHOSEN, 'c');

  expect([...extended(chosen, ORDER, 'e').ids]).toEqual(['c', 'd', 'e']);
  expect([...extended(chosen, ORDER, 'a').ids]).toEqual(['c', 'a', 'b']);
});

test('a range keeps what was chosen before, and where it is drawn from', () => {
  const chosen = toggled(toggled(NOTHING_CHOSEN, 'a'), 'c');
  const more = extended(chosen, ORDER, 'd');

  expect([...more.ids].sort()).toEqual(['a', 'c', 'd']);
  expect(more.from).toBe('c');
});

test('without a choice, or from a line that is gone, a range is the line itself', () => {
  expect([...extended(NOTHING_CHOSEN, ORDER, 'b').ids]).toEqual(['b']);
  expect([...extended({ ids: new Set(), from: 'z' }, ORDER, 'b').ids]).toEqual(['b']);
});

test('a range to a line that is gone changes nothing', () => {
  const chosen = toggled(NOTHING_CHOSEN, 'b');

  expect(extended(chosen, ORDER, 'z')).toBe(chosen);
});

test('what was done is let go, what was refused stays', () => {
  const chosen = extended(toggled(NOTHING_CHOSEN, 'a'), ORDER, 'c');

  expect([...without(chosen, new Set(['a', 'b'])).ids]).toEqual(['c']);
});
