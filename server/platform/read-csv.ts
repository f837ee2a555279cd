import { parse } from 'csv-parse/sync';
import { unprocessable } from '../kernel/errors.ts';
import { maskText } from '../kernel/mask.ts';

const MOST_LINES = 10_000;

export interface CsvFile<Column extends string> {
  lines: { line: number; cells: Partial<Record<Column, string>> }[];
  /** Names in the header that mean nothing here. */
  ignoredColumns: string[];
}

/** A file of a person as masked cells by column name. Comma, semicolon or tab; a byte-order mark and quoted line breaks are fine. */
export function readCsv<Column extends string>(csv: string, columns: readonly Column[]): CsvFile<Column> {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(csv, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase().replaceAll(' ', '_')),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as typeof records; // `info: true` wraps each record; the library's types do not say so
  } catch (cause) {
    throw unprocessable('csv-unreadable', 'This is not readable as CSV: check quotes and separators.', { cause });
  }
  if (records.length > MOST_LINES) throw unprocessable('csv-too-long', `A file may have ${MOST_LINES} lines at most.`);
  const isColumn = (name: string): name is Column => (columns as readonly string[]).includes(name);
  const names = Object.keys(records[0]?.record ?? {});
  if (!names.some((name) => isColumn(name)))
    throw unprocessable('csv-no-known-column', `None of the columns is known. Known: ${columns.join(', ')}.`);
  return {
    lines: records.map(({ record, info }) => ({ line: info.lines, cells: maskedCells(record, isColumn) })),
    ignoredColumns: names.filter((name) => !isColumn(name)).map((name) => maskText(name).slice(0, 60)),
  };
}

function maskedCells<Column extends string>(
  record: Record<string, string>,
  isColumn: (name: string) => name is Column,
): Partial<Record<Column, string>> {
  const cells: Partial<Record<Column, string>> = {};
  for (const [name, value] of Object.entries(record)) if (isColumn(name)) cells[name] = maskText(value).slice(0, 500);
  return cells;
}
