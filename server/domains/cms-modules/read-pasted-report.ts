import type { ModuleFact, ReadReport } from './contract.ts';
import { judge } from './judge.rules.ts';
import { asFinding } from './put-in-words.ts';
import { knownFacts } from './reading/known-facts.rules.ts';
import { type ParsedReport, parseReport } from './reading/parse-report.rules.ts';

/** What is wrong by a paste alone. Stores nothing and never throws: anybody may look at their own report. */
export function readPastedReport(text: string, at: Temporal.Instant): ReadReport {
  const report = parseReport(text);
  const findings = judge({ at, facts: pastedFacts(report, at, null), report }).map((found) => asFinding(found));
  return { kind: report.kind, missing: [...report.missing], findings };
}

/** The facts of a report as a shop keeps them. */
export const pastedFacts = (report: ParsedReport, at: Temporal.Instant, place: string | null): ModuleFact[] =>
  knownFacts(report).map((fact) => ({ ...fact, source: 'pasted', observedAt: at.toString(), place }));
