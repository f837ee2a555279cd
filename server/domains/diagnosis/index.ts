export { answerTexts } from './answer-texts.ts';
export { explain } from './explain.rules.ts';
export type { Facts } from './facts.ts';
export { gatherFacts } from './gather-facts.ts';
export { putInWords, shortVerdict } from './put-in-words.ts';
export { diagnosisRoutes } from './routes.ts';
