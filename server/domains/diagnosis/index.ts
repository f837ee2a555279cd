export { type ExplainedPayment, explainPayment } from './explain-payment.ts';
export { diagnosisRoutes } from './routes.ts';
