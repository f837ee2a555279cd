import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { MessageId, TicketId } from '../../kernel/ids.ts';

/** The other side wrote. Once a message, on the ticket's own stream. */
export const messageReceived = event('message.received', z.object({ ticketId: TicketId, messageId: MessageId }));

/** An answer was written; it is held before it leaves. */
export const messageWritten = event('message.written', z.object({ ticketId: TicketId, messageId: MessageId }));

/** Said on a desk when somebody has to look there now, so that a console calls: words of the other side, a ticket that came there, or one whose time runs out. */
export const deskCalled = event('desk.called', z.object({ ticketId: TicketId }));

/** Said to whoever opened a ticket for a merchant when the desk answered or closed it. */
export const openerCalled = event('opener.called', z.object({ ticketId: TicketId }));

/** A payment was attached to a ticket, by the search or by a person. */
export const paymentAttached = event('ticket.payment-attached', z.object({ ticketId: TicketId }));

/** Anything else about a ticket: its row, its notes, its events. */
export const ticketChanged = event('ticket.changed', z.object({ ticketId: TicketId }));
