import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, hasSucceeded, line } from '../finding.rules.ts';

/** The gateway's shops that anybody may use to try it. */
const DEMO_SHOPS = new Set([361, 362, 363]);

/** Was it a test? Then its result was made up and no money moved, whatever it says. */
export const testMode: DiagnosisRule = (given) => {
  const { transaction, code } = given;
  const demo = transaction.shopId !== undefined && DEMO_SHOPS.has(transaction.shopId);
  if (transaction.test !== true && !demo) return undefined;
  if (!hasSucceeded(transaction) && !hasFailed(given)) return undefined;
  return found('test-mode', 'test-mode', {
    certainty: transaction.test === true ? 'sure' : 'likely',
    evidence: [
      line('test', transaction.test, 'test-flag'),
      line('shopId', demo ? transaction.shopId : undefined, 'shop-is-demo'),
      line('status', transaction.status, 'status-is'),
      codeLine(code),
    ],
  });
};
