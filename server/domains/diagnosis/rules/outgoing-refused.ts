import type { TransactionType } from '../../gateways/contract.ts';
import { CAUSES } from '../causes.rules.ts';
import type { DiagnosisRule } from '../facts.ts';
import { codeLines, found, hasFailed, line } from '../finding.rules.ts';

/** Money on its way to the payer: a card's own reasons (no money, no code, no confirmation) say nothing about it. */
const OUTGOING = new Set<TransactionType | undefined>(['refund', 'void', 'credit', 'payout']);
const OF_THE_PAYER = new Set(['payer', 'issuer']);

/** Was a refund, cancellation or payout refused? The payer can do nothing about it, whatever the code says of their card. */
export const outgoingRefused: DiagnosisRule = (given) => {
  const { transaction, code, bankCode } = given;
  if (!OUTGOING.has(transaction.type) || !hasFailed(given)) return undefined;
  const read = [code, bankCode].find((one) => one?.meaning !== undefined);
  const side = read?.meaning === undefined ? undefined : (read.meaning.side ?? CAUSES[read.meaning.cause].side);
  if (read?.meaning === undefined || side === undefined || !OF_THE_PAYER.has(side)) return undefined;
  return found('outgoing-refused', read.meaning.cause, {
    certainty: 'likely',
    side: 'unknown',
    retry: 'check-first',
    next: { who: 'provider', how: 'query-status' },
    evidence: [
      line('type', transaction.type, 'type-is'),
      ...codeLines(given),
      line('parentUid', transaction.parentUid, 'follows', {}, transaction.parentUid),
    ],
  });
};
