import { labelOf, sectionOf } from './label.rules.ts';
import { isLetter, type Mark, type ReadValue, readValue } from './value.rules.ts';

export interface ReportFact {
  /** The heading under which it stands, without its count; empty before the first one. */
  section: string;
  key: string;
  value: string;
  mark?: Mark;
  megabytes?: number;
  /** Counted from 1, in the text that is kept. */
  line: number;
}

export interface Section {
  name: string;
  line: number;
  /** A heading that a person wrote, not one of a report. */
  typed: boolean;
}

export interface ReadFacts {
  facts: ReportFact[];
  sections: Section[];
}

const LONGEST_KEY = 100;
const MOST_JOINED = 4000;
const LIST_ITEM = /^\s{0,6}(?:[-*•]|\d{1,3}[.)])\s/;
const LOG_PAIR = /^\s{0,24}\[([\w./ -]{1,80})\] => ?(.*)$/;

/**
 * Reads headings and rows. A value of the WooCommerce report is broken at each `, ` into lines of its own, so a line that
 * begins no row belongs to the value above. Lines of the Action Scheduler say `Oldest` under each status: they are told apart.
 */
export function readFacts(lines: readonly string[]): ReadFacts {
  const reader: Reader = {
    facts: [],
    sections: [],
    section: { name: '', line: 0, typed: false },
    open: undefined,
    status: '',
  };
  lines.forEach((line, place) => {
    readLine(reader, line, place + 1, lines[place + 1]);
  });
  return { facts: reader.facts, sections: reader.sections };
}

interface Reader extends ReadFacts {
  section: Section;
  /** The row that the next line may go on with. */
  open: ReportFact | undefined;
  /** Of the Action Scheduler: the status to which `Oldest` belongs. */
  status: string;
}

function readLine(reader: Reader, text: string, line: number, next: string | undefined): void {
  if (text === '') {
    reader.open = undefined;
    return;
  }
  const heading = headingOf(text, next);
  if (heading !== undefined) {
    reader.section = { ...heading, line };
    reader.sections.push(reader.section);
    reader.open = undefined;
    reader.status = '';
    return;
  }
  const row = reader.section.typed || isListItem(text) ? undefined : rowOf(text);
  if (row !== undefined) openRow(reader, row, line);
  else if (reader.open !== undefined && reader.open.value.length < MOST_JOINED) joinTo(reader.open, text);
}

/** A row as it stands in its line. */
interface Row {
  key: string;
  read: ReadValue;
}

function openRow(reader: Reader, { key: label, read }: Row, line: number): void {
  const isEnd = label === 'Oldest' || label === 'Newest';
  if (reader.section.name === 'Action Scheduler' && !isEnd) reader.status = label;
  const key = isEnd && reader.status !== '' ? `${reader.status} ${label}` : label;
  const fact: ReportFact = { section: reader.section.name, key, value: read.value, line };
  if (read.mark !== undefined) fact.mark = read.mark;
  if (read.megabytes !== undefined) fact.megabytes = read.megabytes;
  reader.open = fact;
  reader.facts.push(fact);
}

/** `### Active Plugins (32) ###`, or a line over dashes as a page gives it. `### What I did` is a person's. */
function headingOf(line: string, next: string | undefined): Pick<Section, 'name' | 'typed'> | undefined {
  if (line.startsWith('##')) {
    const bare = line.replace(/^#{2,6}\s*/, '');
    const closed = bare.endsWith('#');
    const name = bare
      .replace(/\s*#{2,6}$/, '')
      .replace(/\s*\(\d{0,6}\)$/, '')
      .trim();
    return { name: sectionOf(name), typed: !closed };
  }
  if (next?.startsWith('--') === true && /^-{2,40}$/.test(next) && line.length < 80 && !line.includes(':'))
    return { name: sectionOf(line.trim()), typed: false };
  return undefined;
}

/** Letters begin most lines: they need no look. */
const isListItem = (line: string) => !isLetter(line.charCodeAt(0)) && LIST_ITEM.test(line);

function rowOf(line: string): Row | undefined {
  const pair = line.includes('] =>') ? LOG_PAIR.exec(line) : null;
  if (pair !== null) return { key: pair[1] ?? '', read: readValue((pair[2] ?? '').trim()) };
  const at = splitPlace(line);
  if (at <= 0 || at > LONGEST_KEY) return undefined;
  const key = line.slice(0, at).trim();
  if (key === '' || key.includes('://')) return undefined;
  const value = withoutBars(line.slice(at + 1).trim());
  return { key: labelOf(key), read: readValue(value) };
}

/** Where a key ends: before `: by` in lists of plugins, for their names may hold colons; else at the first colon before a space. */
function splitPlace(line: string): number {
  const at = line.indexOf(': ');
  if (at > 0) {
    const by = line.indexOf(': by ', at);
    return by > 0 ? by : at;
  }
  const bar = line.indexOf(':|');
  if (bar > 0) return bar;
  return line.endsWith(':') ? line.length - 1 : -1;
}

const withoutBars = (value: string) =>
  value.startsWith('|') || value.startsWith('?') ? value.replace(/^[|\s?]{1,12}/, '').trim() : value;

function joinTo(fact: ReportFact, line: string): void {
  const read = fact.value === '' && fact.mark === undefined ? readValue(line.trim()) : undefined;
  if (read === undefined) fact.value += `, ${line.trim()}`;
  else Object.assign(fact, read);
}
