import { expect, test } from 'vitest';
import { ContactId, MerchantId } from '#kernel/ids';
import { OPEN, parseView } from '../../../../server/domains/tickets/view.rules.ts';
import {
  QUARANTINE_VIEW,
  STARTER_VIEWS,
  viewOfContact,
  viewOfMerchant,
} from '../../../../web/features/tickets/views.ts';

test('the server understands every view to begin with', () => {
  const asked = STARTER_VIEWS.map(({ text }) => text).filter((text) => text !== QUARANTINE_VIEW);

  for (const text of asked) expect(parseView(text)).toMatchObject({ notUnderstood: [], words: '' });
});

test('a page shows all tickets of its contact or merchant, the newest first', () => {
  const contactId = ContactId.parse('019a6c00-0000-7000-8000-000000000001');
  const merchantId = MerchantId.parse('019a6c00-0000-7000-8000-000000000002');

  const ofContact = parseView(viewOfContact(contactId));
  const ofMerchant = parseView(viewOfMerchant(merchantId));

  expect(ofContact).toMatchObject({ contactId, sort: 'newest', notUnderstood: [], words: '' });
  expect(ofMerchant).toMatchObject({ merchantId, sort: 'newest', notUnderstood: [], words: '' });
  for (const { statuses } of [ofContact, ofMerchant]) expect(statuses).toEqual([...OPEN, 'done']);
});
