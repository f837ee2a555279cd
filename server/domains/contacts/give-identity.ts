import type { ContactId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import type { Identity } from './contract.ts';
import { identities } from './tables.ts';

/** An identity becomes a contact's, whoever had it: its owner has shown that they are this contact. */
export async function giveIdentity(
  { tx, note }: Pick<Write, 'tx' | 'note'>,
  { kind, value }: Identity,
  contactId: ContactId,
): Promise<void> {
  await tx
    .insert(identities)
    .values({ kind, value, contactId })
    .onConflictDoUpdate({ target: [identities.kind, identities.value], set: { contactId } });
  note({ identity: kind });
}
