export { messageReceived, messageWritten, ticketChanged } from './events.ts';
export { type Outcome, type Received, receiveMessage } from './receive-message.ts';
