import { expect, test } from 'vitest';
import { stepsDue } from '../../../../../server/domains/tickets/calling/calling.rules.ts';
import { PersonId } from '../../../../../server/kernel/ids.ts';
import { newId } from '../../../../../server/platform/new-id.ts';
import { NOON } from '../../../../support/database.ts';

const owner = newId(PersonId);
const other = newId(PersonId);
const after = (minutes: number) => NOON.add({ minutes });
const ticket = { unreadSince: NOON, assigneeId: owner };
const here = { personId: owner, isConnected: true };

test.each([
  [0, []],
  [2, []],
  [3, ['own-messenger']],
  [7, ['own-messenger']],
  [8, ['own-messenger', 'lead']],
])('unopened for %i minutes: %j', (minutes, steps) => {
  expect(stepsDue(ticket, [here], after(minutes))).toEqual(steps);
});

test('an owner without a console is called at once', () => {
  expect(stepsDue(ticket, [{ ...here, isConnected: false }], NOON)).toEqual(['own-messenger']);
});

test('where the call did not reach its owner, the lead is called at once', () => {
  expect(stepsDue({ ...ticket, isOwnerMissed: true }, [here], after(4))).toEqual(['own-messenger', 'lead']);
});

test('where nobody is on duty, or the owner is not, it starts with the lead', () => {
  expect(stepsDue({ ...ticket, assigneeId: null }, [], NOON)).toEqual(['coverage']);
  expect(stepsDue(ticket, [], NOON)).toEqual(['coverage']);
  expect(stepsDue(ticket, [{ personId: other, isConnected: true }], NOON)).toEqual(['coverage']);
});

test('where the last call did not arrive either, whoever is left is called', () => {
  const missed = { ...ticket, isLastMissed: true };
  expect(stepsDue(missed, [], NOON)).toEqual(['coverage', 'administrator']);
  expect(stepsDue(missed, [here], after(8))).toEqual(['own-messenger', 'lead', 'administrator']);
});
