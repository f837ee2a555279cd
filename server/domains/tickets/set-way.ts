import { unprocessable } from '../../kernel/errors.ts';
import type { AccountId, ContactId, TicketId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Identity } from '../contacts/contract.ts';
import { discoverContact, listContacts, normaliseIdentity } from '../contacts/index.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { updateTicket } from './update-ticket.ts';
import { wayOut } from './way-out.ts';

export interface ChosenWay {
  ticketId: TicketId;
  accountId: AccountId;
  identity: Identity;
  /** It is not one of the contact's: a person typed it. */
  isTyped: boolean;
}

interface Addressee {
  id: ContactId;
  identity: Identity;
}

/** From now on a ticket is answered at another address; says whether that is another. */
export async function setWay(ctx: Context, { ticketId, accountId, identity, isTyped }: ChosenWay): Promise<boolean> {
  return ctx.change('ticket.change', ticketId, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, ticketId);
    const addressee = isTyped ? await ownerOf(ctx, write, ticket, identity) : await ownAddress(write, ticket, identity);
    const { channel, conversation } = await wayOut(ctx, write.tx, accountId, addressee);
    if (conversation.id === ticket.conversationId) return false;
    write.note({ from: ticket.conversationId, to: conversation.id });
    const contactId = ticket.contactId ?? addressee.id;
    await updateTicket(ctx, write, ticket, { channel, accountId, conversationId: conversation.id, contactId }, [
      { what: isTyped ? 'way-typed' : 'way-chosen', facts: { to: addressee.identity.value } },
    ]);
    return true;
  });
}

async function ownAddress({ tx }: Write, { contactId }: TicketRecord, asked: Identity): Promise<Addressee> {
  const [contact] = await listContacts(tx, contactId === null ? [] : [contactId]);
  const identity = contact?.identities.find(({ kind, value }) => kind === asked.kind && value === asked.value);
  if (contact === undefined || identity === undefined)
    throw unprocessable('not-their-address', 'This address is not one of the contact’s.', {
      fields: { identity: 'not-their-address' },
    });
  return { id: contact.id, identity };
}

/** Whoever has the address, or somebody new. Given to the ticket's own contact, it would open what that contact may know. */
async function ownerOf(
  ctx: Context,
  write: Write,
  { writerName: name }: TicketRecord,
  asked: Identity,
): Promise<Addressee> {
  // Only a mail can go where nobody has written from.
  const known = normaliseIdentity({ kind: 'email', value: asked.kind === 'email' ? asked.value : '' });
  if (!known.ok)
    throw unprocessable(known.error, 'This is not a mail address.', { fields: { 'identity.value': known.error } });
  const id = await discoverContact(ctx, write, { identity: known.value, name, language: null });
  return { id, identity: known.value };
}
