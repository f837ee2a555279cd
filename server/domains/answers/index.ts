export { findPayments } from './find-payments.ts';
export { type AnswerParts, createAnswerParts } from './look-at-ticket.ts';
export { answerRoutes } from './routes.ts';
export { type InNameOf, sendRoundAnswer } from './send-round-answer.ts';
