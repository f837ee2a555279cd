import type { ModuleRule } from './rule.ts';

/** Did the module not find the order that was paid? */
export const orderNotFound: ModuleRule = ({ module, fact, shown }) => {
  const answer = fact('last-notification-answer');
  return answer !== undefined &&
    /error to load|unable to load order|no order|invalid (?:order|payment) id/i.test(answer.value)
    ? { severity: 'breaks', evidence: shown(answer), params: { answer: answer.value, module: module?.name ?? '' } }
    : undefined;
};
