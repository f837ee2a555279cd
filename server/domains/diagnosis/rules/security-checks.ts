import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, line } from '../finding.rules.ts';

/** Did a list or a rule of the provider's protection refuse it? */
export const securityChecks: DiagnosisRule = (given) => {
  const { transaction, code } = given;
  if (!hasFailed(given)) return undefined;
  const listed = transaction.protection?.blackListed ?? [];
  const rule = transaction.protection?.rejectedRule;
  if (listed.length === 0 && rule === undefined) return undefined;
  return found('security-checks', listed.length > 0 ? 'blacklisted' : 'security-rule', {
    evidence: [
      ...listed.map((entry) => line('protection.blackListed', entry, 'blacklisted')),
      line('protection.rejectedRule', rule, 'rule-rejected'),
      line('protection.message', transaction.protection?.message, 'gateway-said'),
      codeLine(code),
    ],
  });
};
