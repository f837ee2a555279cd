import { rowOf } from '../reading/parse-report.rules.ts';
import { wholeNumber } from '../reading/value.rules.ts';
import type { ModuleRule } from './rule.ts';

const MANY = 100;
const MOST_SHARE = 0.01;
const FEW = 10;

/** R02: do many of the shop's scheduled actions fail? */
export const failedActions: ModuleRule = ({ report, line }) => {
  if (report === undefined) return undefined;
  const failed = rowOf(report, 'Failed', 'Action Scheduler');
  const count = wholeNumber(failed?.value ?? '');
  if (failed === undefined || count === undefined) return undefined;
  const complete = wholeNumber(rowOf(report, 'Complete', 'Action Scheduler')?.value ?? '');
  const isShare = complete !== undefined && count >= FEW && count > complete * MOST_SHARE;
  return count > MANY || isShare
    ? { severity: 'harms', evidence: line(failed.line), params: { failed: String(count) } }
    : undefined;
};
