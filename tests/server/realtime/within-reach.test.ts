import { expect, test } from 'vitest';
import { MerchantInput } from '../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../server/domains/merchants/index.ts';
import { NewTicket } from '../../../server/domains/tickets/contract.ts';
import { openTicket } from '../../../server/domains/tickets/index.ts';
import { isWithinReach } from '../../../server/realtime/within-reach.ts';
import { freshDatabase, testContext } from '../../support/database.ts';
import { makePerson, signedIn } from '../../support/people.ts';

const db = await freshDatabase();
const ctx = testContext(db);

test('an account manager follows the tickets of their merchants, and no other', async () => {
  const manager = await makePerson(ctx, { role: 'account-manager' });
  const engineer = await makePerson(ctx);
  const { actor } = await signedIn(ctx, manager);
  const { actor: desk } = await signedIn(ctx, engineer);
  const ticketOf = async (accountManagerId: typeof manager.id | null) => {
    const { id: merchantId } = await createMerchant(ctx, MerchantInput.parse({ name: 'Shop', accountManagerId }));
    const contact = { name: 'Caller', identity: null };
    return (await openTicket(ctx, NewTicket.parse({ subject: 'Call', text: 'Hello', merchantId, contact }))).id;
  };
  const [own, other] = [await ticketOf(manager.id), await ticketOf(null)];

  expect(await isWithinReach(db.read, actor, `ticket:${own}`)).toBe(true);
  expect(await isWithinReach(db.read, actor, `ticket:${other}`)).toBe(false);
  expect(await isWithinReach(db.read, actor, 'ticket:nothing')).toBe(false);
  expect(await isWithinReach(db.read, actor, 'transactions')).toBe(true);
  expect(await isWithinReach(db.read, desk, `ticket:${other}`)).toBe(true);
});
