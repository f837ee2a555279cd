import { and, eq, sql } from 'drizzle-orm';
import { ContactId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Identity, Language } from './contract.ts';
import { contacts, identities } from './tables.ts';

export interface SeenPerson {
  /** In the form in which channels give it: already normalised and masked. */
  identity: Identity;
  name: string;
  language: Language | null;
}

/** The contact behind an address, made on first sight. Two who see the same address at once get the same contact. */
export async function discoverContact(
  ctx: Context,
  { tx }: Pick<Write, 'tx'>,
  { identity, name, language }: SeenPerson,
): Promise<ContactId> {
  const id = newId(ContactId);
  // Whoever is first makes the contact; the address belongs to one.
  const mine = await tx.execute(sql`
    with kept as (
      insert into ${identities} (kind, value, contact_id) values (${identity.kind}, ${identity.value}, ${id}::uuid)
      on conflict do nothing returning contact_id
    )
    insert into ${contacts} (id, name, language, note, created_at)
    select contact_id, ${name}, ${language}, '', ${ctx.clock.now().toString()}::timestamptz from kept
    returning id`);
  if (mine.length > 0) return id;
  const [known] = await tx
    .select({ contactId: identities.contactId })
    .from(identities)
    .where(and(eq(identities.kind, identity.kind), eq(identities.value, identity.value)));
  if (known === undefined) throw new Error('an identity that conflicts must exist');
  return known.contactId;
}
