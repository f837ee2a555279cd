import { expect, test } from 'vitest';
import { meantByLink } from '../../../../server/domains/answers/meant-by-link.rules.ts';
import type { SearchHit } from '../../../../server/domains/transactions/contract.ts';
import { TransactionUid } from '../../../../server/kernel/ids.ts';
import { NOON } from '../../../support/database.ts';

const UID = TransactionUid.parse('37746555-bbdad687b0');
const bare = { ticket: { transactionUid: null }, linked: [{ uid: UID, at: NOON }] };
const hit = {} as SearchHit; // only that there is one counts

test('who followed a link and names nothing means its payment, for a day', () => {
  expect(meantByLink(bare, [], NOON.add({ hours: 1 }))).toBe(UID);
  expect(meantByLink(bare, [], NOON.add({ hours: 24 }))).toBeUndefined();
});

test('words that could mean a payment, and one that is attached, count for more', () => {
  expect(meantByLink(bare, [hit], NOON)).toBeUndefined();
  expect(meantByLink({ ...bare, ticket: { transactionUid: UID } }, [], NOON)).toBeUndefined();
  expect(meantByLink({ ...bare, linked: [] }, [], NOON)).toBeUndefined();
});
