import { expect, test } from 'vitest';
import type { TransactionFacts } from '../../../../server/domains/transactions/contract.ts';
import { enrichmentOf, unknownFields } from '../../../../server/domains/transactions/unknown-fields.rules.ts';

test.each([
  ['webhook' as const, undefined, 'done'],
  ['look-up' as const, 'waiting' as const, 'done'],
  ['export' as const, undefined, 'not-asked'],
  ['list' as const, 'waiting' as const, 'waiting'],
  ['report' as const, 'refused' as const, 'refused'],
])('best told by a %s and %s in the queue, a look-up is %s', (best, queued, state) => {
  expect(enrichmentOf(best, queued)).toBe(state);
});

/** A payment of which nothing is known but what is given. */
const unknownOf = (given: Partial<TransactionFacts>) => {
  const facts = new Proxy(
    { status: 'successful', methodType: null, bestSource: 'look-up', ...given },
    { get: (known, name) => Reflect.get(known, name) ?? null },
  );
  return unknownFields(facts as TransactionFacts).map(({ field }) => field); // the rule asks each field by name
};

test('what a payment cannot have is not missed: no card of a bill, no settlement of what was declined', () => {
  const card = unknownOf({ methodType: 'credit_card' });
  const bill = unknownOf({ methodType: 'erip' });
  const declined = unknownOf({ methodType: 'credit_card', status: 'failed' });

  expect(card).toEqual(expect.arrayContaining(['cardLast4', 'authCode', 'settledAt', 'customerEmail']));
  expect(bill).not.toContain('cardLast4');
  expect(bill).toContain('customerEmail');
  expect(declined).toContain('cardLast4');
  for (const field of ['authCode', 'paidAt', 'settledAt']) expect(declined).not.toContain(field);
});
