export { messageReceived, messageWritten, ticketChanged } from './events.ts';
