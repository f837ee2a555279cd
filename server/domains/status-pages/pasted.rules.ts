import type { ReportCard, ReportKind, Severity } from '../cms-modules/contract.ts';
import type { Both } from './facts.ts';

/** How much text of a report is taken: what the reader of reports takes. */
export const MOST_REPORT_BYTES = 512 * 1024;

/** A finding in a report that was just pasted, with the lines that it rests on: they are the paster's own, masked. */
export interface PastedFinding {
  severity: Severity;
  title: Both;
  text: Both;
  quotes: readonly { line: number; text: string }[];
}

/** What became of a pasted report. */
export type Pasted =
  | { outcome: 'empty' }
  | { outcome: 'too-long' }
  | { outcome: 'too-often'; waitMs: number }
  | {
      outcome: 'read';
      kind: ReportKind;
      lines: number;
      missing: readonly string[];
      findings: readonly PastedFinding[];
    };

/** What can be said of a text before anybody reads it; undefined: it can be read. */
export function refusalOf(text: string): Pasted | undefined {
  if (text.trim() === '') return { outcome: 'empty' };
  return new TextEncoder().encode(text).length > MOST_REPORT_BYTES ? { outcome: 'too-long' } : undefined;
}

const MOST_QUOTES = 3;

/** What a report said, in the merchant's words, with the lines that it rests on. */
export const takenReport = ({ kind, missing, findings }: ReportCard, lines: number): Pasted => ({
  outcome: 'read',
  kind,
  lines,
  missing,
  findings: findings.map(({ severity, words, evidence }) => ({
    severity,
    title: { ru: words.ru.title, en: words.en.title },
    text: { ru: words.ru.merchant, en: words.en.merchant },
    quotes: evidence
      .flatMap((each) => (each.kind === 'line' ? [{ line: each.line, text: each.text }] : []))
      .slice(0, MOST_QUOTES),
  })),
});
