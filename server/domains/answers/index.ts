export { findPayment } from './find-payment.ts';
export { type AnswerParts, createAnswerParts } from './look-at-ticket.ts';
export { answerRoutes } from './routes.ts';
