import { notFound } from '../../kernel/errors.ts';
import type { ContactId, MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ContactInput } from '../contacts/contract.ts';
import { saveContact } from '../contacts/index.ts';
import type { Merchant } from './contract.ts';
import { getMerchant } from './queries.ts';
import { merchantContacts } from './tables.ts';

/** Adds a contact to a merchant, or changes one that it has. */
export async function saveMerchantContact(
  ctx: Context,
  merchantId: MerchantId,
  input: ContactInput,
  existing?: ContactId,
): Promise<Merchant> {
  return ctx.change('contact.change', merchantId, async ({ tx }) => {
    const merchant = await getMerchant(ctx, merchantId);
    if (existing !== undefined && !merchant.contacts.some((contact) => contact.id === existing))
      throw notFound('contact');
    const contact = await saveContact(ctx, input, existing);
    await tx.insert(merchantContacts).values({ merchantId, contactId: contact.id }).onConflictDoNothing();
    return getMerchant(ctx, merchantId);
  });
}
