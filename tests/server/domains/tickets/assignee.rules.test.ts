import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  NOBODY,
  pickAssignee,
  staysWithOwner,
} from '../../../../server/domains/tickets/assignee.rules.ts';
import { PersonId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { NOON } from '../../../support/database.ts';

const person = (given: Partial<Candidate> = {}): Candidate => ({
  personId: newId(PersonId),
  name: 'Ina',
  isPaused: false,
  open: 0,
  lastAssignedAt: null,
  ...given,
});

describe('the next ticket goes', () => {
  test('to who has fewest open', () => {
    const free = person({ open: 1 });

    expect(pickAssignee([person({ open: 2 }), free])).toBe(free);
  });

  test('among equals to who has waited longest, first of all who never got one', () => {
    const long = person({ lastAssignedAt: NOON.subtract({ hours: 1 }) });
    const never = person();

    expect(pickAssignee([person({ lastAssignedAt: NOON }), long])).toBe(long);
    expect(pickAssignee([long, never])).toBe(never);
  });

  test('never to who is paused, and to nobody when all are', () => {
    const paused = person({ isPaused: true });
    const busy = person({ open: 99 });

    expect(pickAssignee([paused, busy])).toBe(busy);
    expect(pickAssignee([paused])).toBeUndefined();
    expect(pickAssignee([])).toBeUndefined();
  });

  test('evenly: many tickets one after another differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }), (people, tickets) => {
        const desk = Array.from({ length: people }, () => person());
        for (let minute = 0; minute < tickets; minute += 1) {
          const next = pickAssignee(desk);
          if (next === undefined) return false;
          next.open += 1;
          next.lastAssignedAt = NOON.add({ minutes: minute });
        }
        const loads = desk.map(({ open }) => open);
        return Math.max(...loads) - Math.min(...loads) <= 1;
      }),
    );
  });
});

test('a ticket stays with an owner on duty, paused or not; taken by hand also while nobody is, but not from a shift into a gap', () => {
  const owner = person({ isPaused: true });
  const somebody = person();
  const has = (assignedByHand: boolean, assignedAt = NOON) => ({
    assigneeId: owner.personId,
    assignedAt,
    assignedByHand,
  });
  const before = NOON.subtract({ minutes: 1 });

  expect(staysWithOwner(has(false), [owner], null)).toBe(true);
  expect(staysWithOwner(has(false), [somebody], null)).toBe(false);
  expect(staysWithOwner(has(true), [somebody], null)).toBe(false);
  expect(staysWithOwner(has(true), [], null)).toBe(true);
  expect(staysWithOwner(has(true), [], NOON)).toBe(true);
  expect(staysWithOwner(has(true, before), [], NOON)).toBe(false);
  expect(staysWithOwner(has(false), [], NOON)).toBe(false);
  expect(staysWithOwner(NOBODY, [somebody], null)).toBe(false);
});
