import { and, eq, sql } from 'drizzle-orm';
import type { ContactId, MerchantId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import type { IncomingMessage } from '../../channels/contract.ts';
import type { Identity, Language } from '../../contacts/contract.ts';
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

type Known = Awaited<ReturnType<typeof findKnown>>;

/** Looks for the contact behind the sender's address; gives what makes one where there is none yet. */
export async function findWriter(
  ctx: Context,
  write: Write,
  sender: IncomingMessage['sender'],
): Promise<() => Promise<Writer>> {
  const known = sender.identity === null ? undefined : await findKnown(write.tx, sender.identity);
  return () => writerOf(ctx, write, sender, known);
}

async function findKnown(tx: Tx, { kind, value }: Identity) {
  const [known] = await builtOnce(tx, 'find-writer', () => contactBehind(tx)).execute({ kind, value });
  return known;
}

const contactBehind = (tx: Tx) =>
  tx
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
    .where(and(eq(identities.kind, sql.placeholder('kind')), eq(identities.value, sql.placeholder('value'))))
    .groupBy(contacts.id)
    .prepare('find-writer');

async function writerOf(ctx: Context, write: Write, sender: IncomingMessage['sender'], known: Known): Promise<Writer> {
  const { identity, language = null } = sender;
  const name = sender.name.trim() || (identity?.value ?? '');
  if (identity === null) return { contactId: null, name, language, merchant: null };
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
