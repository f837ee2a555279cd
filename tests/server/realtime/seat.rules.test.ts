import { expect, test } from 'vitest';
import { reasonToGo } from '../../../server/realtime/seat.rules.ts';

const seated = { role: 'engineer' } as const;

test.each([
  [undefined, 'session-ended'],
  [{ role: 'lead', owes: undefined } as const, 'rights-changed'],
  [{ role: 'engineer', owes: 'second-factor' } as const, 'rights-changed'],
  [{ role: 'engineer', owes: undefined } as const, undefined],
])('a socket whose session is %j: %s', (standing, reason) => {
  expect(reasonToGo(seated, standing)).toBe(reason);
});
