import { and, eq, sql } from 'drizzle-orm';
import { ContactId } from '../../kernel/ids.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { Context, Write } from '../../platform/context.ts';
import { insertRows } from '../../platform/insert-rows.ts';
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
  const build = () =>
    tx
      .insert(identities)
      .values({ kind: sql.placeholder('kind'), value: sql.placeholder('value'), contactId: sql.placeholder('id') })
      .onConflictDoNothing()
      .returning({ contactId: identities.contactId })
      .prepare('keep-identity');
  await insertRows(tx, contacts, [{ id, name, language, note: '', createdAt: ctx.clock.now() }]);
  const mine = await builtOnce(tx, 'keep-identity', build).execute({ kind: identity.kind, value: identity.value, id });
  if (mine.length > 0) return id;
  await tx.delete(contacts).where(eq(contacts.id, id));
  const [known] = await tx
    .select({ contactId: identities.contactId })
    .from(identities)
    .where(and(eq(identities.kind, identity.kind), eq(identities.value, identity.value)));
  if (known === undefined) throw new Error('an identity that conflicts must exist');
  return known.contactId;
}
