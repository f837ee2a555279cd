import { expect, test } from 'vitest';
import {
  endOf,
  isLive,
  isLocked,
  owedBy,
  SECOND_FACTOR_REQUIRED,
} from '../../../../server/domains/access/session.rules.ts';
import { Role } from '../../../../server/kernel/actor.ts';

const AT = Temporal.Instant.from('2026-11-09T09:00:00Z');

test('a screen locks with the fifteenth idle minute and not before', () => {
  const session = { lastActiveAt: AT, lockedAt: null };

  expect(isLocked(session, AT.add({ minutes: 15 }).subtract({ nanoseconds: 1 }))).toBe(false);
  expect(isLocked(session, AT.add({ minutes: 15 }))).toBe(true);
});

test('a session that was ended or has run out is not live', () => {
  expect(isLive({ endsAt: AT, endedAt: null }, AT.subtract({ seconds: 1 }))).toBe(true);
  expect(isLive({ endsAt: AT, endedAt: null }, AT)).toBe(false);
  expect(isLive({ endsAt: AT, endedAt: AT.subtract({ hours: 1 }) }, AT.subtract({ seconds: 1 }))).toBe(false);
});

test('every role owes a second factor', () => {
  expect(SECOND_FACTOR_REQUIRED).toEqual(Object.fromEntries(Role.options.map((role) => [role, true])));
});

test('who has an app owes its code, who has none owes the enrolment, who has shown it owes nothing', () => {
  const owing = { secondFactorAt: null };

  expect(owedBy(owing, { role: 'lead', hasSecondFactor: true })).toBe('second-factor');
  expect(owedBy(owing, { role: 'lead', hasSecondFactor: false })).toBe('enrolment');
  expect(owedBy({ secondFactorAt: AT }, { role: 'lead', hasSecondFactor: true })).toBeUndefined();
});

test('a half-open session ends soon, a whole one outlives a shift', () => {
  expect(endOf(AT, 'second-factor').since(AT).total('minutes')).toBe(15);
  expect(endOf(AT, undefined).since(AT).total('hours')).toBe(14);
});
