import { unprocessable } from '../../kernel/errors.ts';
import type { AccountId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Identity } from '../contacts/contract.ts';
import { listContacts } from '../contacts/index.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { updateTicket } from './update-ticket.ts';
import { wayOut } from './way-out.ts';

export interface ChosenWay {
  ticketId: TicketId;
  accountId: AccountId;
  identity: Identity;
}

/** From now on a ticket is answered at another address of its own contact; says whether that is another. */
export async function setWay(ctx: Context, { ticketId, accountId, identity: asked }: ChosenWay): Promise<boolean> {
  return ctx.change('ticket.change', ticketId, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, ticketId);
    const [contact] = await listContacts(write.tx, ticket.contactId === null ? [] : [ticket.contactId]);
    const identity = contact?.identities.find(({ kind, value }) => kind === asked.kind && value === asked.value);
    if (contact === undefined || identity === undefined)
      throw unprocessable('not-their-address', 'This address is not one of the contact’s.', {
        fields: { identity: 'not-their-address' },
      });
    const { channel, conversation } = await wayOut(ctx, write.tx, accountId, { id: contact.id, identity });
    if (conversation.id === ticket.conversationId) return false;
    write.note({ from: ticket.conversationId, to: conversation.id });
    await updateTicket(ctx, write, ticket, { channel, accountId, conversationId: conversation.id }, [
      { what: 'way-chosen', facts: { to: identity.value } },
    ]);
    return true;
  });
}
