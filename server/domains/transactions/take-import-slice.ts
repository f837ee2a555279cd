import { eq, sql } from 'drizzle-orm';
import { AppError, notFound, unprocessable } from '../../kernel/errors.ts';
import type { ImportId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { ParsedDocument } from '../gateways/contract.ts';
import { parseDocument, readJson } from '../gateways/index.ts';
import { type Column, columnar } from './columnar.ts';
import { MAX_SLICE_BYTES, type TransactionImport } from './contract.ts';
import { type Delimiter, sniffDelimiter } from './csv.rules.ts';
import { namesUid, recordDocument } from './csv-columns.rules.ts';
import { importAdvanced } from './events.ts';
import { type MergedPage, MOST_DOCUMENTS, mergeTransactions } from './merge-transactions.ts';
import { instantText } from './partition.rules.ts';
import { asImport, headerOf } from './queries/imports.ts';
import {
  completeBytes,
  decode,
  firstLineBytes,
  guessEncoding,
  type Reading,
  type Row,
  readRows,
} from './slice.rules.ts';
import { transactionImportRefusals, transactionImports } from './tables.ts';

export interface Slice {
  offset: number;
  bytes: Uint8Array;
}

type StoredImport = typeof transactionImports.$inferSelect;

/**
 * Takes the complete rows of a slice and moves `nextOffset` behind them, in one transaction: whatever fails, the file goes on
 * where it was. The bytes themselves are not kept.
 */
export async function takeImportSlice(
  ctx: Context,
  id: ImportId,
  slice: Slice,
  { timeZone }: { timeZone: string },
): Promise<TransactionImport> {
  return ctx.change('transaction.import', id, async ({ tx, emit, note }) => {
    const now = ctx.clock.now();
    const open = await lockImport(tx, id);
    refuseWrongSlice(open, slice);
    const taken = readSlice(open, slice, timeZone, instantText(now));
    const merged = await mergeAll(ctx, taken.documents, `import:${id}`);
    await keepRefused(tx, id, open.linesTaken + 1, taken.refused);
    const [after] = await tx
      .update(transactionImports)
      .set({ ...progressOf(open, taken, merged), changedAt: now })
      .where(eq(transactionImports.id, id))
      .returning();
    if (after === undefined) throw new Error('a locked import cannot be gone');
    note({ offset: slice.offset, documents: taken.documents.length, refused: taken.refused.length });
    await emit(importAdvanced, id, { importId: id }, `import:${id}`);
    return asImport(after);
  });
}

/** What a slice holds, and how far it was taken. */
interface Taken {
  reading: Reading;
  /** The names of a CSV file's columns. */
  header: string[] | undefined;
  nextOffset: number;
  lines: number;
  documents: ParsedDocument[];
  refused: Refused[];
}

function readSlice(open: StoredImport, { offset, bytes }: Slice, timeZone: string, at: string): Taken {
  const isLast = offset + bytes.length === open.sizeBytes;
  const reading = readingOf(open, bytes);
  const cut = cutSlice(bytes, reading, isLast);
  const { rows, lines } = readRows(decode(bytes.subarray(0, cut.bytes), reading.encoding), reading);
  const known = headerOf(open.header);
  const header = reading.format === 'csv' ? (known ?? headerIn(rows)) : undefined;
  const withoutHeader = header !== known ? rows.slice(1) : rows;
  const parsed = parseRows(withoutHeader, { reading, header: header ?? [], timeZone, problem: cut.problem, at });
  return { reading, header, nextOffset: offset + cut.bytes, lines, ...parsed };
}

function progressOf(open: StoredImport, taken: Taken, merged: MergedPage) {
  const { reading, header, nextOffset } = taken;
  const state = nextOffset >= open.sizeBytes ? ('done' as const) : ('open' as const);
  return {
    ...reading,
    header: header === undefined ? null : JSON.stringify(header),
    nextOffset,
    linesTaken: open.linesTaken + taken.lines,
    inserted: open.inserted + merged.inserted,
    changed: open.changed + merged.changed,
    unchanged: open.unchanged + merged.unchanged,
    refused: open.refused + taken.refused.length,
    state,
  };
}

async function lockImport(tx: Tx, id: ImportId): Promise<StoredImport> {
  const [open] = await tx.select().from(transactionImports).where(eq(transactionImports.id, id)).for('update');
  if (open === undefined) throw notFound('import');
  return open;
}

function refuseWrongSlice(open: StoredImport, { offset, bytes }: Slice): void {
  if (open.state === 'done') throw new AppError('conflict', 'import-done', 'The whole file is in already.');
  if (offset !== open.nextOffset)
    throw new AppError('conflict', 'wrong-offset', `The next slice begins at byte ${open.nextOffset}.`, {
      fields: { offset: String(open.nextOffset) },
    });
  if (bytes.length === 0) throw unprocessable('empty-slice', 'The slice holds no bytes.');
  if (offset + bytes.length > open.sizeBytes)
    throw unprocessable('beyond-the-end', `The file was said to have ${open.sizeBytes} bytes.`);
}

/** How the file is read: as on its first slice, from which it is guessed. */
function readingOf(open: StoredImport, bytes: Uint8Array): Reading {
  const { format, encoding, delimiter } = open;
  if (encoding !== null && delimiter !== null) return { format, encoding, delimiter: delimiter as Delimiter }; // stored below
  const guessed = guessEncoding(bytes);
  const head = decode(bytes.subarray(0, firstLineBytes(bytes, guessed)), guessed);
  return { format, encoding: guessed, delimiter: sniffDelimiter(head) };
}

/** How much of the slice is taken, and what is wrong with it when not even one row of it is complete. */
function cutSlice(
  bytes: Uint8Array,
  reading: Reading,
  isLast: boolean,
): { bytes: number; problem?: string | undefined } {
  if (isLast) return { bytes: bytes.length };
  const complete = completeBytes(bytes, reading);
  if (complete > 0) return { bytes: complete };
  if (bytes.length < MAX_SLICE_BYTES)
    throw unprocessable('no-complete-row', 'Send a longer slice: no row ends in this one.');
  const line = firstLineBytes(bytes, reading.encoding);
  return line < bytes.length
    ? { bytes: line, problem: 'quote-never-closed' }
    : { bytes: line, problem: 'line-too-long' };
}

function headerIn(rows: readonly Row[]): string[] {
  const header = rows[0]?.fields ?? [];
  if (!namesUid(header))
    throw unprocessable('no-uid-column', 'The first line names no column with the transaction’s uid.', {
      fields: { columns: maskText(cleanText(header.join(', '))).slice(0, 300) },
    });
  return header.map((name) => maskText(cleanText(name)));
}

interface Refused {
  line: number;
  reason: string;
  excerpt: string;
}

interface HowToParse {
  reading: Reading;
  header: string[];
  timeZone: string;
  problem: string | undefined;
  at: string;
}

function parseRows(rows: readonly Row[], how: HowToParse): { documents: ParsedDocument[]; refused: Refused[] } {
  const documents: ParsedDocument[] = [];
  const refused: Refused[] = [];
  for (const row of rows) {
    const problem = how.problem ?? problemOf(row, how);
    const outcome = problem === undefined ? parseRow(row, how) : undefined;
    if (outcome?.ok) documents.push(outcome.value);
    else
      refused.push({
        line: row.line,
        reason: problem ?? outcome?.error.reason ?? 'bad-json',
        excerpt: excerptOf(row.raw),
      });
  }
  return { documents, refused };
}

/** What is wrong with a row before it is read: letters that are none in the file's encoding, quotes, the number of fields. */
function problemOf({ raw, fields, isOpen }: Row, { reading, header }: HowToParse): string | undefined {
  if (raw.includes('\ufffd')) return 'bad-encoding';
  if (isOpen) return 'quote-never-closed';
  return reading.format === 'csv' && fields.length !== header.length ? 'wrong-number-of-fields' : undefined;
}

function parseRow({ raw, fields }: Row, { reading, header, timeZone, at }: HowToParse) {
  if (reading.format === 'csv') return parseDocument(recordDocument(header, fields, timeZone), at);
  const json = readJson(raw);
  return json.ok ? parseDocument(json.value, at) : undefined;
}

const EXCERPT = 200;
/** Masked before it is cut, so that no card number is cut in half and missed. */
const excerptOf = (raw: string) =>
  maskText(cleanText(raw.slice(0, 20 * EXCERPT)))
    .slice(0, EXCERPT)
    .toWellFormed();

async function mergeAll(ctx: Context, documents: ParsedDocument[], origin: string): Promise<MergedPage> {
  const total = { inserted: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < documents.length; from += MOST_DOCUMENTS) {
    const page = documents.slice(from, from + MOST_DOCUMENTS);
    const merged = await mergeTransactions(ctx, { knowledge: 'file', documents: page, origin });
    total.inserted += merged.inserted;
    total.changed += merged.changed;
    total.unchanged += merged.unchanged;
  }
  return total;
}

async function keepRefused(tx: Tx, id: ImportId, firstLine: number, refused: Refused[]): Promise<void> {
  if (refused.length === 0) return;
  const columns: Column<Refused>[] = [
    { name: 'line', type: 'integer', of: (row) => firstLine + row.line },
    { name: 'reason', type: 'text', of: (row) => row.reason },
    { name: 'excerpt', type: 'text', of: (row) => row.excerpt },
  ];
  const { select, from } = columnar(columns, refused);
  await tx.execute(sql`
    insert into ${transactionImportRefusals} (import_id, line, reason, excerpt)
    select ${id}::uuid, ${select} from ${from}
    on conflict do nothing`);
}
