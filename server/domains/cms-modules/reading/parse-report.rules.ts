import type { ReportKind } from '../contract.ts';
import { detectKind } from './detect.rules.ts';
import { normalisePaste } from './normalise.rules.ts';
import { type Plugin, pluginsOf } from './plugins.rules.ts';
import { redactReport } from './redact.rules.ts';
import { type ReportFact, readFacts, type Section } from './report-facts.rules.ts';
import { MOST_TYPED_LINES, type TypedVersion, typedVersions } from './typed.rules.ts';

export interface ParsedReport {
  kind: ReportKind;
  /** Normalised and redacted: what may be kept and shown. Line 1 is the first. */
  lines: readonly string[];
  sections: readonly Section[];
  facts: readonly ReportFact[];
  plugins: readonly Plugin[];
  /** Versions in a person's own words, outside the report. */
  typed: readonly TypedVersion[];
  /** Sections that a whole report of this kind has and this paste has not. */
  missing: readonly string[];
}

const EXPECTED: Partial<Record<ReportKind, readonly string[]>> = {
  'woo-ssr': [
    'WordPress Environment',
    'Server Environment',
    'Database',
    'Post Type Counts',
    'Security',
    'Active Plugins',
    'Settings',
    'WC Pages',
    'Templates',
    'Action Scheduler',
    'Status report information',
  ],
  'woo-html': ['WordPress Environment', 'Server Environment', 'Active Plugins', 'Settings'],
  'site-health': ['wp-core', 'wp-plugins-active', 'wp-server', 'wp-database', 'wp-constants'],
};

/** Reads whatever was pasted. Never throws, takes time in proportion to the text, and lets nothing out that was not redacted. */
export function parseReport(text: string): ParsedReport {
  const lines = redactReport(normalisePaste(text)).split('\n');
  const kind = detectKind(lines);
  const { facts, sections } = readFacts(lines);
  const has = new Set(sections.map(({ name }) => name));
  return {
    kind,
    lines,
    sections,
    facts,
    plugins: pluginsOf(facts),
    typed: typedVersions(freeLines(lines, WITHOUT_ROWS.has(kind) ? [] : facts, sections)),
    missing: (EXPECTED[kind] ?? []).filter((name) => !has.has(name)),
  };
}

/** A letter and a form: what looks like a row there is a sentence of a person. */
const WITHOUT_ROWS = new Set<ReportKind>(['unknown', 'magento-form', 'presta']);

/** Lines that belong to no row of a report, as many as are read: above its first heading, below a heading of a person. */
function freeLines(
  lines: readonly string[],
  rows: readonly ReportFact[],
  sections: readonly Section[],
): (readonly [number, string])[] {
  const free: (readonly [number, string])[] = [];
  let inReport = false;
  let section = 0;
  let row = 0;
  for (let line = 1; line <= lines.length && free.length < MOST_TYPED_LINES; line += 1) {
    const text = lines[line - 1] ?? '';
    if (sections[section]?.line === line) {
      inReport = sections[section]?.typed === false;
      section += 1;
    }
    const isRow = rows[row]?.line === line;
    if (isRow) row += 1;
    if (!inReport && !isRow && text !== '') free.push([line, text]);
  }
  return free;
}

/** A row by its label, wherever it stands; with `section`, only there. */
export const rowOf = ({ facts }: ParsedReport, key: string, section?: string): ReportFact | undefined =>
  facts.find((fact) => fact.key === key && (section === undefined || fact.section === section));
