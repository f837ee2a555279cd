import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, hasReachedBank, line } from '../finding.rules.ts';

/** Did the provider's own limit stop it before the bank was asked? */
export const providerLimit: DiagnosisRule = (given) => {
  const { transaction, code } = given;
  const { protection } = transaction;
  const exceeded = protection?.exceeded ?? [];
  if (exceeded.length === 0 || !hasFailed(given)) return undefined;
  return found('provider-limit', 'limit-provider', {
    // The check runs before the bank: an answer from the bank means that it let this one pass.
    certainty: hasReachedBank(given) ? 'likely' : 'sure',
    evidence: [
      ...exceeded.map((which) => line(`protection.exceeded.${which}`, true, 'limit-exceeded', { which })),
      line('protection.currentVolumeMinor', protection?.currentVolumeMinor, 'check-said', { what: 'volume' }),
      line('protection.currentCount', protection?.currentCount, 'check-said', { what: 'count' }),
      hasReachedBank(given) ? undefined : line('rrn', '–', 'never-reached-bank'),
      codeLine(code),
    ],
  });
};
