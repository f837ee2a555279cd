import { notFound } from '../../kernel/errors.ts';
import type { ContactId, MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { removeContact } from '../contacts/index.ts';
import type { Merchant } from './contract.ts';
import { getMerchant } from './queries.ts';

/** Forgets a contact of a merchant. */
export async function removeMerchantContact(
  ctx: Context,
  merchantId: MerchantId,
  contactId: ContactId,
): Promise<Merchant> {
  return ctx.change('contact.change', merchantId, async () => {
    const merchant = await getMerchant(ctx, merchantId);
    if (!merchant.contacts.some((contact) => contact.id === contactId)) throw notFound('contact');
    await removeContact(ctx, contactId);
    return getMerchant(ctx, merchantId);
  });
}
