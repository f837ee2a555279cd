import type { RuleId, Severity } from './contract.ts';
import { lookAt, type ModuleCase } from './look.rules.ts';
import { RULES } from './rules/list.ts';
import type { Found } from './rules/rule.ts';

export interface Judged extends Found {
  rule: RuleId;
  subject: string;
  params: Record<string, string>;
}

/** How many heavier findings stand above: sorts. */
export const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = { breaks: 3, harms: 2, notice: 1 };

/** Asks every question; worst first, and of equal weight in the order of the list. */
export function judge(asked: ModuleCase): Judged[] {
  const look = lookAt(asked);
  // The keys of the table are rule ids.
  const rules = Object.entries(RULES) as [RuleId, (typeof RULES)[RuleId]][];
  return rules
    .flatMap(([rule, ask]) => [ask(look) ?? []].flat().map((found) => ({ subject: '', params: {}, ...found, rule })))
    .toSorted((a, b) => SEVERITY_WEIGHT[b.severity] - SEVERITY_WEIGHT[a.severity]);
}
