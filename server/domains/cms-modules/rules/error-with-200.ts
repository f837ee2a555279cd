import type { ModuleRule } from './rule.ts';

const REFUSAL = /not authorized|no order|error|unable|incorrect|mismatch|fail/i;

/** Does the module say no with HTTP 200, so that nothing is sent again? */
export const errorWith200: ModuleRule = ({ module, fact, shown }) => {
  if (module?.refusesWith200 !== true) return undefined;
  const [answer, status] = [fact('last-notification-answer'), fact('last-notification-status')];
  const isSeen = answer !== undefined && REFUSAL.test(answer.value) && (status === undefined || status.value === '200');
  return {
    severity: isSeen ? 'breaks' : 'notice',
    evidence: shown(...(isSeen ? [answer, status] : [fact('module')])),
    params: { module: module.name },
  };
};
