import type { ModuleFinding } from './contract.ts';
import { judge } from './judge.rules.ts';
import { asFinding } from './put-in-words.ts';
import { pastedFacts } from './read-pasted-report.ts';
import { parseReport } from './reading/parse-report.rules.ts';

/** What is found in a kept report, by today's rules and the time at which it was taken. */
export function readKept(text: string, takenAt: Temporal.Instant, reportId: string): ModuleFinding[] {
  const report = parseReport(text);
  const facts = pastedFacts(report, takenAt, reportId);
  return judge({ at: takenAt, facts, report }).map((found) => asFinding(found));
}
