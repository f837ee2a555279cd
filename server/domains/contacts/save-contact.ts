import { eq } from 'drizzle-orm';
import { conflict, unprocessable } from '../../kernel/errors.ts';
import { ContactId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Contact, ContactInput, Identity } from './contract.ts';
import { normaliseIdentity } from './identity.rules.ts';
import { listOwnersOfIdentities } from './queries.ts';
import { contacts, identities } from './tables.ts';

/** Creates a contact, or replaces what is known of one. Refuses an identity that somebody else has. */
export async function saveContact(ctx: Context, input: ContactInput, existing?: ContactId): Promise<Contact> {
  const id = existing ?? newId(ContactId);
  const wanted = normalised(input.identities);
  return ctx.change('contact.change', id, async ({ tx, note }) => {
    const owners = await listOwnersOfIdentities(tx, wanted);
    for (const owner of owners.values())
      if (owner !== id) throw conflict('identity-taken', 'One of these addresses belongs to another contact.');
    const values = {
      name: maskText(input.name),
      language: input.language,
      note: maskText(input.note),
    };
    if (existing === undefined) await tx.insert(contacts).values({ id, ...values, createdAt: ctx.clock.now() });
    else await tx.update(contacts).set(values).where(eq(contacts.id, id));
    await tx.delete(identities).where(eq(identities.contactId, id));
    if (wanted.length > 0)
      await tx.insert(identities).values(wanted.map((identity) => ({ ...identity, contactId: id })));
    note({ identities: wanted.length });
    return { id, ...values, identities: wanted };
  });
}

function normalised(given: Identity[]): Identity[] {
  const unique = new Map<string, Identity>();
  for (const [at, identity] of given.entries()) {
    const result = normaliseIdentity(identity);
    if (!result.ok)
      throw unprocessable(result.error, 'One of the addresses cannot be read.', {
        fields: { [`identities.${at}.value`]: result.error },
      });
    unique.set(`${result.value.kind}:${result.value.value}`, result.value);
  }
  return [...unique.values()];
}
