import { and, eq, inArray } from 'drizzle-orm';
import { notFound, unprocessable } from '../../kernel/errors.ts';
import { ContactId, type MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { ContactCard, ContactCardInput } from '../contacts/contract.ts';
import { saveContact } from '../contacts/index.ts';
import { getContactCard } from './contact-queries.ts';
import { onlyOwnMerchants } from './own-merchants.ts';
import { merchantContacts, merchants } from './tables.ts';

/** Creates a contact with its merchants, or replaces what is known of one. Merchants out of the actor's reach keep theirs. */
export async function saveContactCard(
  ctx: Context,
  { merchantIds, ...input }: ContactCardInput,
  existing?: ContactId,
): Promise<ContactCard> {
  return ctx.change('contact.change', existing ?? 'new', async ({ tx, note }) => {
    const before = existing === undefined ? [] : (await getContactCard(ctx, existing)).merchants.map(({ id }) => id);
    await refuseUnreachable(ctx, tx, merchantIds);
    const { id } = await saveContact(ctx, input, existing);
    const leaving = before.filter((merchantId) => !merchantIds.includes(merchantId));
    if (leaving.length > 0)
      await tx
        .delete(merchantContacts)
        .where(and(eq(merchantContacts.contactId, id), inArray(merchantContacts.merchantId, leaving)));
    if (merchantIds.length > 0)
      await tx
        .insert(merchantContacts)
        .values([...new Set(merchantIds)].map((merchantId) => ({ merchantId, contactId: ContactId.parse(id) })))
        .onConflictDoNothing();
    note({ contactId: id, merchants: merchantIds });
    return getContactCard(ctx, id);
  });
}

async function refuseUnreachable(ctx: Context, tx: Tx, wanted: readonly MerchantId[]): Promise<void> {
  if (wanted.length === 0 && ctx.reach === 'all') return;
  if (wanted.length === 0)
    throw unprocessable('contact-needs-merchant', 'Choose a merchant of yours: you would not find the contact again.', {
      fields: { merchantIds: 'contact-needs-merchant' },
    });
  const found = await tx
    .select({ id: merchants.id })
    .from(merchants)
    .where(and(inArray(merchants.id, [...wanted]), onlyOwnMerchants(tx, ctx)));
  if (found.length < new Set(wanted).size) throw notFound('merchant');
}
