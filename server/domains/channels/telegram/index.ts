export { metIn } from './met.ts';
export { problemOf } from './outcome.rules.ts';
export { createTelegram } from './telegram.ts';
