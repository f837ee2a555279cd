import type { TransactionType } from '../../gateways/contract.ts';
import { CAUSES } from '../causes.rules.ts';
import type { DiagnosisRule } from '../facts.ts';
import { codeLines, found, hasFailed, line } from '../finding.rules.ts';

/** What is done beside a payment, without the payer. For money on its way to them a card's own reasons say nothing. */
const BESIDE = new Set<TransactionType | undefined>(['capture', 'refund', 'void', 'credit', 'payout']);
const OF_THE_PAYER = new Set(['payer', 'issuer']);

/** Was an operation beside a payment refused? The payer can do nothing about it, whatever the code says of their card. */
export const operationRefused: DiagnosisRule = (given) => {
  const { transaction, code, bankCode } = given;
  if (!BESIDE.has(transaction.type) || !hasFailed(given)) return undefined;
  const read = [code, bankCode].find((one) => one?.meaning !== undefined);
  const side = read?.meaning === undefined ? undefined : (read.meaning.side ?? CAUSES[read.meaning.cause].side);
  if (read?.meaning === undefined || side === undefined || !OF_THE_PAYER.has(side)) return undefined;
  return found('operation-refused', read.meaning.cause, {
    certainty: 'likely',
    side: transaction.type === 'capture' ? side : 'unknown',
    retry: 'check-first',
    next: { who: 'provider', how: 'query-status' },
    evidence: [
      line('type', transaction.type, 'type-is'),
      ...codeLines(given),
      line('parentUid', transaction.parentUid, 'follows', {}, transaction.parentUid),
    ],
  });
};
