import { expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids';
import { newOverrideDraft, onWall, overrideInputOf } from '../../../../web/features/rota/override-draft.rules.ts';
import { clockIn, ruleDraftOf, ruleInputOf } from '../../../../web/features/rota/rule-draft.rules.ts';

const ZONE = 'Europe/Minsk';
const NOON = Date.parse('2026-11-09T09:10:00Z');
const ana = '00000000-0000-7000-8001-000000000001' as PersonId;
const ivan = '00000000-0000-7000-8001-000000000002' as PersonId;

test.each([
  ['8', '08:00'],
  ['800', '08:00'],
  ['0800', '08:00'],
  ['8:30', '08:30'],
  ['8.30', '08:30'],
  ['23:59', '23:59'],
  ['24:00', undefined],
  ['8:60', undefined],
  ['', undefined],
])('the hour %j is %s', (typed, clock) => {
  expect(clockIn(typed)).toBe(clock);
});

test('a line is sent once it names somebody, a day and hours', () => {
  const draft = { ...ruleDraftOf(), personId: ana, start: '8' };

  expect(ruleInputOf(draft)).toMatchObject({ personId: ana, weekdays: [1, 2, 3, 4, 5], start: '08:00', end: '20:00' });
  expect(ruleInputOf({ ...draft, personId: null })).toBeUndefined();
  expect(ruleInputOf({ ...draft, weekdays: [] })).toBeUndefined();
  expect(ruleInputOf({ ...draft, end: 'noon' })).toBeUndefined();
});

test('a change begins with the next full hour on the clock of the rota', () => {
  expect(newOverrideDraft(ZONE, NOON, {})).toMatchObject({ start: '2026-11-09T13:00', end: '2026-11-09T21:00' });
});

test('what began already is changed from now', () => {
  const shift = { start: '2026-11-09T05:00:00Z', end: '2026-11-09T17:00:00Z' };

  expect(onWall(shift, ZONE, NOON)).toEqual({ start: '2026-11-09T12:10', end: '2026-11-09T20:00' });
});

test('only a replacement names whom it replaces, and it must', () => {
  const draft = newOverrideDraft(ZONE, NOON, { personId: ana, insteadOf: ivan });

  expect(overrideInputOf(draft)).toMatchObject({ kind: 'replace', personId: ana, insteadOf: ivan });
  expect(overrideInputOf({ ...draft, insteadOf: null })).toBeUndefined();
  expect(overrideInputOf({ ...draft, kind: 'add' })).toMatchObject({ insteadOf: null });
  expect(overrideInputOf({ ...draft, end: '' })).toBeUndefined();
});
