import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { MessageId, TicketId } from '../../kernel/ids.ts';

/** The other side wrote. Once a message, on the ticket's own stream. */
export const messageReceived = event('message.received', z.object({ ticketId: TicketId, messageId: MessageId }));

/** An answer was written; it is held before it leaves. */
export const messageWritten = event('message.written', z.object({ ticketId: TicketId, messageId: MessageId }));

/** Said on a desk when the other side wrote there, so that a console may call. */
export const writerWrote = event('writer.wrote', z.object({ ticketId: TicketId }));

/** Anything else about a ticket: its row, its notes, its events. */
export const ticketChanged = event('ticket.changed', z.object({ ticketId: TicketId }));
