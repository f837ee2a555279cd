import type { Cause } from '../contract.ts';
import type { DiagnosisRule } from '../facts.ts';
import { codeLines, found, hasFailed, line } from '../finding.rules.ts';

const OF_THE_REQUEST = new Set<Cause>([
  'request-invalid',
  'browser-data-missing',
  'amount-invalid',
  'currency-not-supported',
  'shop-not-found',
  'gateway-not-set',
  'access-refused',
  'encryption-error',
  'operation-not-allowed',
  'card-type-not-supported',
  'test-settings',
  'order-not-found',
  'original-not-found',
  'already-done',
]);

/** Was the request itself refused, before anybody looked at the card? Asked before test mode: a test is made to find these. */
export const requestErrors: DiagnosisRule = (given) => {
  const { code, transaction } = given;
  if (!hasFailed(given) || code?.meaning === undefined || !OF_THE_REQUEST.has(code.meaning.cause)) return undefined;
  return found('request-errors', code.meaning.cause, {
    certainty: code.reading.certainty,
    side: code.meaning.side,
    retry: code.meaning.retry,
    evidence: [...codeLines(given), line('test', transaction.test === true || undefined, 'test-flag')],
  });
};
