import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, hasReachedBank, line } from '../finding.rules.ts';

const SPECIFIC = new Set(['gateway-full', 'gateway-inactive', 'routing-refused']);
const REFUSED = new Set(['failed', 'error', 'rejected']);

/** Was no gateway found for it: none open, none with room, none that the rules allow? */
export const routing: DiagnosisRule = (given) => {
  const { transaction, code } = given;
  const status = transaction.protection?.routingStatus;
  const read = code?.meaning !== undefined && SPECIFIC.has(code.meaning.cause) ? code : undefined;
  const saidNo = status !== undefined && REFUSED.has(status) && code?.meaning === undefined && !hasReachedBank(given);
  if (!hasFailed(given) || (read === undefined && !saidNo)) return undefined;
  return found('routing', read?.meaning?.cause ?? 'routing-refused', {
    certainty: read?.reading.certainty ?? 'likely',
    side: read?.meaning?.side,
    evidence: [
      codeLine(code),
      line('protection.routingStatus', status, 'routing-said'),
      line('protection.routingMessage', transaction.protection?.routingMessage, 'routing-said'),
      line('gatewayId', transaction.gatewayId, 'gateway-said'),
    ],
  });
};
