import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, line } from '../finding.rules.ts';

/** Did the payer leave, so that the gateway closed the payment by itself? Where they left is said when it is known. */
export const abandoned: DiagnosisRule = (given) => {
  const { transaction, code, bankCode } = given;
  const read = [code, bankCode].find((one) => one?.meaning?.cause === 'abandoned');
  if (read === undefined || !hasFailed(given)) return undefined;
  const leftAtBank = transaction.threeDsVe === 'Y' && transaction.threeDsPa === undefined;
  return found('abandoned', leftAtBank ? 'three-ds-abandoned' : 'abandoned', {
    certainty: leftAtBank ? 'likely' : read.reading.certainty,
    evidence: [
      codeLine(read),
      line('threeDsVe', transaction.threeDsVe, 'directory-said'),
      leftAtBank ? line('threeDsPa', '–', 'issuer-authentication-said') : undefined,
      line('message', transaction.message, 'gateway-said'),
    ],
  });
};
