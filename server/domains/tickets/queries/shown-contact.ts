import { and, eq } from 'drizzle-orm';
import type { ContactId } from '../../../kernel/ids.ts';
import { listContacts } from '../../contacts/index.ts';
import { onlyOwnMerchants } from '../../merchants/index.ts';
import { merchantContacts, merchants } from '../../merchants/tables.ts';
import type { Ticket } from '../contract.ts';
import type { Asker } from './own-tickets.ts';

interface Written {
  contactId: ContactId | null;
  writerName: string;
}

/**
 * Who stands behind a ticket, with their addresses. An account manager is shown those of their own merchants' contacts: by naming
 * one address of somebody they would learn all the others.
 */
export async function shownContact(ctx: Asker, { contactId, writerName }: Written): Promise<Ticket['contact']> {
  if (contactId === null) return null;
  const [contact] = await listContacts(ctx.read, [contactId]);
  if (contact === undefined) return null;
  const { id, name, language, identities } = contact;
  if (await isOwnContact(ctx, id)) return { id, name, language, identities };
  return { id, name: writerName, language, identities: [] };
}

async function isOwnContact(ctx: Asker, contactId: ContactId): Promise<boolean> {
  const own = onlyOwnMerchants(ctx.read, ctx);
  if (own === undefined) return true;
  const [found] = await ctx.read
    .select({ id: merchantContacts.contactId })
    .from(merchantContacts)
    .innerJoin(merchants, eq(merchants.id, merchantContacts.merchantId))
    .where(and(eq(merchantContacts.contactId, contactId), own))
    .limit(1);
  return found !== undefined;
}
