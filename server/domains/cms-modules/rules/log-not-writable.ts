import { rowOf } from '../reading/parse-report.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R04: can the module write its log at all? */
export const logNotWritable: ModuleRule = ({ report, line }) => {
  const row = report && rowOf(report, 'Log Directory Writable');
  return row?.mark === 'no' ? { severity: 'notice', evidence: line(row.line) } : undefined;
};
