import { eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { ContactId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { contacts } from './tables.ts';

/** Forgets a contact and its identities. */
export async function removeContact(ctx: Context, id: ContactId): Promise<void> {
  await ctx.change('contact.change', id, async ({ tx, note }) => {
    const removed = await tx.delete(contacts).where(eq(contacts.id, id)).returning({ id: contacts.id });
    if (removed.length === 0) throw notFound('contact');
    note({ removed: true });
  });
}
