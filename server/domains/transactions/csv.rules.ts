export type Delimiter = ',' | ';' | '\t';

/** One record of a CSV text. `isOpen`: the text ended inside quotes. */
export interface CsvRecord {
  fields: string[];
  /** How many line breaks stand before it in the text. */
  lineBreaks: number;
  raw: string;
  isOpen: boolean;
}

const QUOTE = 34;
const BREAK = 10;

/** The separator that a header uses most, outside quotes. */
export function sniffDelimiter(header: string): Delimiter {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length;
  return ([';', '\t'] as const).reduce<Delimiter>((best, next) => (count(next) > count(best) ? next : best), ',');
}

/** Where the last record that is complete ends: after a line break outside quotes; 0 when none is. */
export function endOfCompleteRecords(text: string, delimiter: Delimiter): number {
  let end = 0;
  for (const record of recordEnds(text, delimiter)) if (!record.isLast) end = record.end;
  return end;
}

/** Every record of a text, the last one with or without a line break. Empty lines are no records. */
export function readRecords(text: string, delimiter: Delimiter): CsvRecord[] {
  const records: CsvRecord[] = [];
  let lineBreaks = 0;
  for (const { start, end, isOpen } of recordEnds(text, delimiter)) {
    const raw = text.slice(start, end);
    const line = raw.replace(/\r?\n$/, '');
    if (line !== '') records.push({ fields: fieldsOf(line, delimiter), lineBreaks, raw: line, isOpen });
    lineBreaks += countBreaks(raw);
  }
  return records;
}

export function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

interface RecordEnd {
  start: number;
  end: number;
  isOpen: boolean;
  /** The text ended before the record did. */
  isLast: boolean;
}

function* recordEnds(text: string, delimiter: Delimiter): Generator<RecordEnd> {
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const field = endOfField(text, at, delimiter);
    at = field.end;
    if (at >= text.length || text.charCodeAt(at) === BREAK) {
      const isLast = at >= text.length;
      yield { start, end: Math.min(at + 1, text.length), isOpen: field.isOpen, isLast };
      start = at + 1;
    }
    at += 1;
  }
  // The last record ends with an empty field: the loop stood behind its delimiter.
  if (start < text.length) yield { start, end: text.length, isOpen: false, isLast: true };
}

/** Where a field ends: at a delimiter, a line break, or the end of the text. Quotes count only where a field begins. */
function endOfField(text: string, start: number, delimiter: Delimiter): { end: number; isOpen: boolean } {
  const separator = delimiter.charCodeAt(0);
  let at = start;
  if (text.charCodeAt(at) === QUOTE) {
    at = endOfQuotes(text, at + 1);
    if (at < 0) return { end: text.length, isOpen: true };
  }
  while (at < text.length && text.charCodeAt(at) !== separator && text.charCodeAt(at) !== BREAK) at += 1;
  return { end: at, isOpen: false };
}

/** The place after the closing quote, or -1 when it never comes. */
function endOfQuotes(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at + 1;
  }
  return -1;
}

function fieldsOf(line: string, delimiter: Delimiter): string[] {
  const fields: string[] = [];
  let at = 0;
  do {
    const { end } = endOfField(line, at, delimiter);
    fields.push(unquoted(line.slice(at, end)));
    at = end + 1;
  } while (at <= line.length);
  return fields;
}

function unquoted(field: string): string {
  if (!field.startsWith('"')) return field.trim();
  const closed = field.lastIndexOf('"');
  return field
    .slice(1, closed > 0 ? closed : undefined)
    .replaceAll('""', '"')
    .trim();
}
