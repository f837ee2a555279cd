import { ENOUGH_INPUT_VARS } from '../facts/lifetimes.ts';
import { rowOf } from '../reading/parse-report.rules.ts';
import { wholeNumber } from '../reading/value.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R15: does PHP take all fields of a long settings form? */
export const inputVars: ModuleRule = ({ report, line }) => {
  const row = report && (rowOf(report, 'PHP Max Input Vars') ?? rowOf(report, 'max_input_variables'));
  const count = wholeNumber(row?.value ?? '');
  return row !== undefined && count !== undefined && count > 0 && count < ENOUGH_INPUT_VARS
    ? { severity: 'notice', evidence: line(row.line), params: { count: String(count) } }
    : undefined;
};
