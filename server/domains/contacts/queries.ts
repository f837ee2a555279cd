import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { ContactId } from '../../kernel/ids.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { Contact, Identity } from './contract.ts';
import { contacts, identities } from './tables.ts';

/** The contacts with these ids, by name. */
export async function listContacts(db: ReadDb, ids: ContactId[]): Promise<Contact[]> {
  if (ids.length === 0) return [];
  const build = () =>
    db
      .select({ contact: contacts, kind: identities.kind, value: identities.value })
      .from(contacts)
      .leftJoin(identities, eq(identities.contactId, contacts.id))
      .where(sql`${contacts.id} = any(string_to_array(${sql.placeholder('ids')}::text, ',')::uuid[])`)
      .orderBy(asc(contacts.name), asc(contacts.id), asc(identities.kind), asc(identities.value))
      .prepare('contacts');
  const rows = await builtOnce(db, 'contacts', build).execute({ ids: ids.join() });
  const found = new Map<string, Contact>();
  for (const { contact, kind, value } of rows) {
    const entry = found.get(contact.id) ?? {
      id: contact.id,
      name: contact.name,
      language: contact.language,
      note: contact.note,
      identities: [],
    };
    if (kind !== null && value !== null) entry.identities.push({ kind, value });
    found.set(contact.id, entry);
  }
  return [...found.values()];
}

/** Whose identities these are, as `kind:value` → contact; the ones nobody has are absent. */
export async function listOwnersOfIdentities(db: ReadDb, wanted: Identity[]): Promise<Map<string, ContactId>> {
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select()
    .from(identities)
    .where(or(...wanted.map(({ kind, value }) => and(eq(identities.kind, kind), eq(identities.value, value)))));
  return new Map(rows.map((row) => [`${row.kind}:${row.value}`, row.contactId]));
}
