import type { Evidence, Severity } from '../contract.ts';
import type { Look } from '../look.rules.ts';

/** What a rule found; the words of its id name the params. */
export interface Found {
  severity: Severity;
  evidence: Evidence[];
  params?: Record<string, string>;
  /** Tells apart several findings of one rule. */
  subject?: string;
}

/** Answers one question: facts in, what was found out. */
export type ModuleRule = (look: Look) => Found | readonly Found[] | undefined;
