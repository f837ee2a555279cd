import type { ModuleRule } from './rule.ts';

const PAID = /(?:completed_status_id|status_success|success_status|transaction_end_status)$/i;
const FAILED = /(?:failed_status_id|failure_status|transaction_failed_status)$/i;

/** Does a paid order get the status of a failed one, or none? */
export const statusMapping: ModuleRule = ({ report, line }) => {
  const paid = report?.facts.find(({ key }) => PAID.test(key));
  const failed = report?.facts.find(({ key }) => FAILED.test(key));
  if (paid === undefined) return undefined;
  const isEmpty = paid.value === '' || paid.value === '0';
  const isSame = failed !== undefined && failed.value === paid.value;
  if (!isEmpty && !isSame) return undefined;
  return { severity: 'breaks', evidence: line(paid.line, ...(isSame && failed !== undefined ? [failed.line] : [])) };
};
