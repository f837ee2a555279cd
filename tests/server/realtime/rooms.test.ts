import { expect, test } from 'vitest';
import { Role } from '../../../server/kernel/actor.ts';
import { PersonId } from '../../../server/kernel/ids.ts';
import { mayFollow, mayKnowIds } from '../../../server/realtime/rooms.ts';

const personId = PersonId.parse('0199f3a0-0000-7000-8000-000000000001');
const other = '0199f3a0-0000-7000-8000-000000000002';
const everybody: Role[] = [...Role.options];

test.each<[string, Role[]]>([
  ['transactions', everybody],
  [`source:${other}`, ['engineer', 'lead', 'developer', 'administrator']],
  [`import:${other}`, ['lead', 'administrator']],
  [`person:${personId}`, everybody],
  [`person:${other}`, []],
  ['person', []],
  ['source', []],
  ['transactions:x', []],
  ['ticket:4111111111111111', []],
  ['source:x', []],
  [`ticket:${other}`, everybody],
  ['desk:nobody', ['engineer', 'lead', 'administrator']],
  ['ticket:nobody', []],
  ['constructor', []],
  ['__proto__:x', []],
  ['merchant:x', []],
])('%s is followed by %j', (stream, roles) => {
  const allowed = everybody.filter((role) => mayFollow({ personId, role }, stream));

  expect(new Set(allowed)).toEqual(new Set(roles));
});

test('an account manager hears that something was stored, not what', () => {
  expect(everybody.filter((role) => !mayKnowIds({ role }, 'transactions'))).toEqual(['account-manager']);
});
