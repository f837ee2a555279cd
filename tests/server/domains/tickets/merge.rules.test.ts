import { expect, test } from 'vitest';
import { canUndoMerge, type Mergeable, mayMerge } from '../../../../server/domains/tickets/merge.rules.ts';
import { ContactId, MerchantId, TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { NOON } from '../../../support/database.ts';

const [ana, boris] = [newId(ContactId), newId(ContactId)];
const [lavka, kniga] = [newId(MerchantId), newId(MerchantId)];
const ticket = (given: Partial<Mergeable> = {}): Mergeable => ({
  id: newId(TicketId),
  merchantId: null,
  paidMerchantId: null,
  contactId: ana,
  mergedInto: null,
  ...given,
});

test.each<[string, Mergeable, Mergeable]>([
  ['ok', ticket(), ticket()],
  ['ok', ticket({ merchantId: lavka }), ticket({ merchantId: lavka, contactId: boris })],
  ['ok', ticket({ merchantId: lavka }), ticket()],
  ['merchants-differ', ticket({ merchantId: lavka }), ticket({ merchantId: kniga })],
  ['merchants-differ', ticket({ paidMerchantId: lavka }), ticket({ paidMerchantId: kniga })],
  ['merchants-differ', ticket({ merchantId: lavka }), ticket({ paidMerchantId: kniga })],
  ['ok', ticket({ merchantId: lavka, paidMerchantId: kniga }), ticket({ merchantId: lavka })],
  ['writers-differ', ticket({ paidMerchantId: lavka }), ticket({ paidMerchantId: lavka, contactId: boris })],
  ['writers-differ', ticket(), ticket({ contactId: boris })],
  ['writers-differ', ticket({ contactId: null }), ticket({ contactId: null })],
  ['writers-differ', ticket({ merchantId: lavka }), ticket({ contactId: boris })],
  ['already-merged', ticket({ mergedInto: newId(TicketId) }), ticket()],
  ['already-merged', ticket(), ticket({ mergedInto: newId(TicketId) })],
])('%s', (expected, from, into) => {
  const allowed = mayMerge(from, into);

  expect(allowed.ok ? 'ok' : allowed.error).toBe(expected);
});

test('a ticket does not go on in itself', () => {
  const one = ticket();

  expect(mayMerge(one, one)).toEqual({ ok: false, error: 'same-ticket' });
});

test('a merge can be taken back for a day', () => {
  expect(canUndoMerge(NOON, NOON.add({ hours: 24 }))).toBe(true);
  expect(canUndoMerge(NOON, NOON.add({ hours: 24, seconds: 1 }))).toBe(false);
});
