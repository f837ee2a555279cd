import { rowOf } from '../reading/parse-report.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R17: do several sites share one WordPress, so that a notification may land on another of them? */
export const multisite: ModuleRule = ({ report, line }) => {
  const row = report && (rowOf(report, 'WP Multisite') ?? rowOf(report, 'multisite', 'wp-core'));
  const isOne = row?.mark === 'yes' || row?.value === 'true';
  return row !== undefined && isOne ? { severity: 'notice', evidence: line(row.line) } : undefined;
};
