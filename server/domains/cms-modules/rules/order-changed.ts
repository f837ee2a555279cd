import type { ModuleRule } from './rule.ts';

/** Did the module refuse because the order was changed after the payment? */
export const orderChanged: ModuleRule = ({ fact, shown }) => {
  const answer = fact('last-notification-answer');
  return answer !== undefined && /amount failure|incorrect paid amount|(?:amount|currency) mismatch/i.test(answer.value)
    ? { severity: 'breaks', evidence: shown(answer), params: { answer: answer.value } }
    : undefined;
};
