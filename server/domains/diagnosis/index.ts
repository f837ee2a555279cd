export { correctVerdict } from './correct-verdict.ts';
export { type ExplainedPayment, explainPayment } from './explain-payment.ts';
export { openVerdict } from './open-verdict.ts';
export { diagnosisRoutes } from './routes.ts';
