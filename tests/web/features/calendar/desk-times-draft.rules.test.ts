import { expect, test } from 'vitest';
import type { DeskTimes } from '#contract/calendar';
import { draftOf, isAlways, readDraft } from '../../../../web/features/calendar/desk-times-draft.rules.ts';

const ALL = [{ from: '00:00', to: '24:00' }];
const always: DeskTimes = {
  calendar: { zone: 'UTC', week: { 1: ALL, 2: ALL, 3: ALL, 4: ALL, 5: ALL, 6: ALL, 7: ALL }, holidays: [] },
  answers: { first: { telegram: 5, email: 60, phone: 5 }, next: 30 },
};

test('what is shown and read again is the same', () => {
  const moved = { ...always, calendar: { ...always.calendar, workdays: ['2026-12-19'] } };

  expect(readDraft(draftOf(always))).toEqual({ times: always, faults: [] });
  expect(readDraft(draftOf(moved)).times).toEqual(moved);
});

test('around the clock is told from hours and holidays', () => {
  expect(isAlways(always.calendar)).toBe(true);
  expect(isAlways({ ...always.calendar, holidays: ['2027-01-01'] })).toBe(false);
  expect(isAlways({ ...always.calendar, week: { ...always.calendar.week, 7: [] } })).toBe(false);
});

test('hours and holidays are read as people write them', () => {
  const draft = draftOf(always);
  const { times, faults } = readDraft({
    ...draft,
    week: { ...draft.week, 1: '09:00-13:00, 14:00–18:00', 7: '' },
    holidays: '2027-01-01\n2027-01-07',
  });

  expect(faults).toEqual([]);
  expect(times.calendar.week[1]).toEqual([
    { from: '09:00', to: '13:00' },
    { from: '14:00', to: '18:00' },
  ]);
  expect(times.calendar.week[7]).toEqual([]);
  expect(times.calendar.holidays).toEqual(['2027-01-01', '2027-01-07']);
});

test('what cannot be read is named', () => {
  const draft = draftOf(always);

  expect(readDraft({ ...draft, week: { ...draft.week, 3: 'nine to six' }, holidays: 'New Year' }).faults).toEqual([
    'week.3',
    'holidays',
  ]);
});
