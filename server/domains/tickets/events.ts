import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { MessageId, TicketId } from '../../kernel/ids.ts';

/** The other side wrote. Once a message, on the ticket's own stream. */
export const messageReceived = event('message.received', z.object({ ticketId: TicketId, messageId: MessageId }));

/** An answer was written; it is held before it leaves. */
export const messageWritten = event('message.written', z.object({ ticketId: TicketId, messageId: MessageId }));

/** Somebody waits for the owner of a desk: said there when the other side wrote, so that a console may call. */
export const ticketWaits = event('ticket.waits', z.object({ ticketId: TicketId }));

/** Anything else about a ticket: its row, its notes, its events. */
export const ticketChanged = event('ticket.changed', z.object({ ticketId: TicketId }));
