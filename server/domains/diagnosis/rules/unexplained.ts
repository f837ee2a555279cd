import type { Finding } from '../contract.ts';
import type { Case } from '../facts.ts';
import { codeLines, found, hasFailed, line } from '../finding.rules.ts';

/** Nothing above had an answer: what exactly is not known? Always answers, and never guesses. */
export function unexplained(given: Case): Finding {
  const { transaction, code, bankCode } = given;
  const status = line('status', transaction.rawStatus ?? transaction.status, 'status-is');
  if (!hasFailed(given) || (code === undefined && bankCode === undefined)) {
    return found('unexplained', 'not-known-yet', {
      evidence: [status, line('code', '–', 'no-code'), line('message', transaction.message, 'gateway-said')],
    });
  }
  const inNoBook = [code, bankCode].every(
    (read) => read === undefined || (read.meaning === undefined && read.reading.otherwise.length === 0),
  );
  return found('unexplained', inNoBook ? 'code-unknown' : 'declined-unexplained', {
    evidence: [status, ...codeLines(given)],
  });
}
