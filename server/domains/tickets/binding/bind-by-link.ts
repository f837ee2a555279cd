import { and, eq, gt, ne } from 'drizzle-orm';
import type { ContactId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Identity } from '../../contacts/contract.ts';
import { giveIdentity } from '../../contacts/index.ts';
import { identities } from '../../contacts/tables.ts';
import { merchantContacts } from '../../merchants/tables.ts';
import { messageReceived } from '../events.ts';
import type { Outcome, ReceivedOf } from '../receiving/received.ts';
import { bindingLinks, boundPayers, conversations, tickets } from '../tables.ts';
import { happening, updateTicket } from '../update-ticket.ts';
import { digestOf } from './start-word.ts';

type Link = typeof bindingLinks.$inferSelect;

/** `/start` with the word of a link that somebody of the desk made: this account is the contact's, or of who paid. Works once. */
export async function bindByLink(
  ctx: Context,
  { tx }: Pick<Write, 'tx'>,
  received: ReceivedOf<'message'>,
): Promise<Outcome | undefined> {
  const { conversation, proof, sender } = received.said;
  if (proof.deepLink === undefined || conversation.kind !== 'private' || sender.identity?.kind !== 'telegram')
    return undefined;
  const [link] = await tx
    .delete(bindingLinks)
    .where(and(eq(bindingLinks.tokenHash, digestOf(proof.deepLink)), gt(bindingLinks.expiresAt, ctx.clock.now())))
    .returning();
  if (link === undefined) return undefined;
  const { identity } = sender;
  return ctx.change('link.use', link.contactId ?? link.transactionUid ?? '', async (write) => {
    write.note({ madeBy: link.madeBy });
    if (link.contactId !== null && (await isAnothersContact(tx, identity, link.contactId))) {
      write.note({ refused: 'link-of-another' });
      return { state: 'quarantined', reason: 'link-of-another' };
    }
    await bind(ctx, write, link, identity);
    await tellOpenTickets(ctx, write, link, received);
    return { state: 'joined', reason: 'link-followed' };
  });
}

/** Somebody whom a merchant keeps on file stays who they are: a person decides what a link of another's in their hands means. */
async function isAnothersContact(tx: Tx, { kind, value }: Identity, contactId: ContactId): Promise<boolean> {
  const [other] = await tx
    .select({ contactId: identities.contactId })
    .from(identities)
    .innerJoin(merchantContacts, eq(merchantContacts.contactId, identities.contactId))
    .where(and(eq(identities.kind, kind), eq(identities.value, value), ne(identities.contactId, contactId)))
    .limit(1);
  return other !== undefined;
}

async function bind(ctx: Context, write: Write, { contactId, transactionUid, madeBy }: Link, identity: Identity) {
  if (contactId !== null) await giveIdentity(write, identity, contactId);
  if (transactionUid !== null)
    await write.tx
      .insert(boundPayers)
      .values({ ...identity, transactionUid, boundAt: ctx.clock.now(), linkMadeBy: madeBy })
      .onConflictDoNothing();
}

/** What lies open in the chat is judged anew: its writer has proven something. */
async function tellOpenTickets(
  ctx: Context,
  write: Write,
  { contactId, transactionUid }: Link,
  { accountId, said }: ReceivedOf<'message'>,
): Promise<void> {
  const { tx } = write;
  const [chat] = await tx
    .update(conversations)
    .set(contactId === null ? { isReachable: true } : { isReachable: true, contactId })
    .where(and(eq(conversations.accountId, accountId), eq(conversations.address, said.conversation.address)))
    .returning({ id: conversations.id });
  if (chat === undefined) return;
  const open = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.conversationId, chat.id), ne(tickets.status, 'done')))
    .orderBy(tickets.id)
    .for('update');
  const happened = [
    contactId === null ? happening('payer-bound', { uid: transactionUid ?? '' }) : happening('contact-bound'),
  ];
  for (const ticket of open) {
    const { id: ticketId, lastInboundId: messageId } = ticket;
    const rung = messageId === null ? undefined : { type: messageReceived, data: { ticketId, messageId } };
    await updateTicket(ctx, write, ticket, contactId === null ? {} : { contactId }, happened, rung);
  }
}
