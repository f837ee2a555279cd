import { expect, test } from 'vitest';
import { enrichmentOf } from '../../../../server/domains/transactions/unknown-fields.rules.ts';

test.each([
  ['webhook' as const, undefined, 'done'],
  ['look-up' as const, 'waiting' as const, 'done'],
  ['export' as const, undefined, 'not-asked'],
  ['list' as const, 'waiting' as const, 'waiting'],
  ['report' as const, 'refused' as const, 'refused'],
])('best told by a %s and %s in the queue, a look-up is %s', (best, queued, state) => {
  expect(enrichmentOf(best, queued)).toBe(state);
});
