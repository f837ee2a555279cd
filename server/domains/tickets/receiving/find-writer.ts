import { and, eq, sql } from 'drizzle-orm';
import type { ContactId, MerchantId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { IncomingMessage } from '../../channels/contract.ts';
import type { Language } from '../../contacts/contract.ts';
import { discoverContact } from '../../contacts/index.ts';
import { contacts, identities } from '../../contacts/tables.ts';
import { merchantContacts, merchants } from '../../merchants/tables.ts';

/** Who wrote, as far as the address says. */
export interface Writer {
  contactId: ContactId | null;
  name: string;
  language: Language | null;
  /** The only merchant whose contact this is. */
  merchant: { id: MerchantId; name: string | null } | null;
}

/** Finds the contact behind the sender's address, or makes one. */
export async function findWriter(ctx: Context, write: Write, sender: IncomingMessage['sender']): Promise<Writer> {
  const { identity, language = null } = sender;
  const name = sender.name.trim() || (identity?.value ?? '');
  if (identity === null) return { contactId: null, name, language, merchant: null };
  const [known] = await write.tx
    .select({
      contactId: contacts.id,
      name: contacts.name,
      language: contacts.language,
      merchants: sql<number>`count(${merchants.id})::int`,
      merchantId: sql<MerchantId | null>`min(${merchants.id}::text)`,
      merchantName: sql<string | null>`min(${merchants.name})`,
    })
    .from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .leftJoin(merchantContacts, eq(merchantContacts.contactId, contacts.id))
    .leftJoin(merchants, eq(merchants.id, merchantContacts.merchantId))
    .where(and(eq(identities.kind, identity.kind), eq(identities.value, identity.value)))
    .groupBy(contacts.id);
  if (known === undefined) {
    const contactId = await discoverContact(ctx, write, { identity, name, language });
    return { contactId, name, language, merchant: null };
  }
  const { merchantId, merchantName } = known;
  return {
    contactId: known.contactId,
    name: known.name || name,
    language: known.language ?? language,
    // Somebody of several merchants may write for any of them: nothing is assumed.
    merchant: merchantId === null || known.merchants > 1 ? null : { id: merchantId, name: merchantName },
  };
}
