import { lte } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import { listStartLinks } from '../../channels/index.ts';
import { listContacts } from '../../contacts/index.ts';
import { getTransaction } from '../../transactions/index.ts';
import { bindingLinks } from '../tables.ts';
import { authorOf } from '../update-ticket.ts';
import type { Binding, BindingLink } from './contract.ts';
import { digestOf, makeStartWord } from './start-word.ts';

const VALID_HOURS = 24;

/** A one-time link for a contact, or for who made a payment: whoever follows it from their own chat is taken to be them. */
export async function makeBindingLink(ctx: Context, binding: Binding): Promise<BindingLink> {
  await refuseUnknown(ctx, binding);
  const token = makeStartWord();
  const now = ctx.clock.now();
  const expiresAt = now.add({ hours: VALID_HOURS });
  return ctx.change('link.make', binding.to === 'contact' ? binding.contactId : binding.uid, async ({ tx, note }) => {
    await tx.delete(bindingLinks).where(lte(bindingLinks.expiresAt, now));
    await tx.insert(bindingLinks).values({
      tokenHash: digestOf(token),
      contactId: binding.to === 'contact' ? binding.contactId : null,
      transactionUid: binding.to === 'payment' ? binding.uid : null,
      madeBy: (await authorOf(ctx)).id,
      expiresAt,
    });
    note({ to: binding.to });
    return { token, expiresAt: expiresAt.toString(), links: await listStartLinks(tx, token) };
  });
}

async function refuseUnknown(ctx: Context, binding: Binding): Promise<void> {
  if (binding.to === 'payment') return void (await getTransaction(ctx, binding.uid));
  const [contact] = await listContacts(ctx.read, [binding.contactId]);
  if (contact === undefined) throw notFound('contact');
}
