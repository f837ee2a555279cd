import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, line } from '../finding.rules.ts';

/** Did the card code or the billing address not match what the bank has? */
export const cardChecks: DiagnosisRule = (given) => {
  const { transaction, code } = given;
  const { avsResult, cvcResult } = transaction.protection ?? {};
  if (!hasFailed(given) || code?.meaning?.cause !== 'address-check-failed') return undefined;
  const codeDiffers = cvcResult === 'N';
  return found('card-checks', codeDiffers ? 'card-code' : 'address-check-failed', {
    certainty: codeDiffers || avsResult !== undefined ? 'sure' : 'likely',
    evidence: [
      codeLine(code),
      line('protection.cvcResult', cvcResult, 'security-code-result'),
      line('protection.avsResult', avsResult, 'address-result'),
    ],
  });
};
