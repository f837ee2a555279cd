import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import type { ImportId } from '../../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { ImportRefusal, TransactionImport } from '../contract.ts';
import { placeOf } from '../csv-columns.rules.ts';
import { instantText } from '../partition.rules.ts';
import { transactionImportRefusals, transactionImports } from '../tables.ts';

const Header = z.array(z.string());

/** The names of a CSV file's columns; undefined until they were read. */
export const headerOf = (stored: string | null) => (stored === null ? undefined : Header.parse(JSON.parse(stored)));

export function asImport(row: typeof transactionImports.$inferSelect): TransactionImport {
  const { fingerprint: _fingerprint, delimiter: _delimiter, header, startedAt, changedAt, ...rest } = row;
  return {
    ...rest,
    columns: headerOf(header)?.map((name) => ({ name, field: placeOf(name) ?? null })) ?? null,
    startedAt: instantText(startedAt),
    changedAt: instantText(changedAt),
  };
}

export async function getImport(db: ReadDb, id: ImportId): Promise<TransactionImport> {
  const [row] = await db.select().from(transactionImports).where(eq(transactionImports.id, id));
  if (row === undefined) throw notFound('import');
  return asImport(row);
}

const ImportKeyset = z.tuple([z.iso.datetime(), z.uuid()]);
const RefusalKeyset = z.tuple([z.int32()]);

/** Imports, newest first. */
export async function listImports(db: ReadDb, { after, limit }: PageRequest): Promise<Page<TransactionImport>> {
  const place = ImportKeyset.safeParse(decodeCursor(after)).data;
  const rows = await db
    .select()
    .from(transactionImports)
    .where(
      place &&
        sql`(${transactionImports.startedAt}, ${transactionImports.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
    )
    .orderBy(desc(transactionImports.startedAt), desc(transactionImports.id))
    .limit(limit + 1);
  return cutPage(rows.map(asImport), limit, (row) => [row.startedAt, row.id]);
}

/** The rows that were set aside, in order of line. */
export async function listImportRefusals(
  db: ReadDb,
  id: ImportId,
  { after, limit }: PageRequest,
): Promise<Page<ImportRefusal>> {
  const { line, reason, excerpt } = transactionImportRefusals;
  const place = RefusalKeyset.safeParse(decodeCursor(after)).data;
  const rows = await db
    .select({ line, reason, excerpt })
    .from(transactionImportRefusals)
    .where(and(eq(transactionImportRefusals.importId, id), place && gt(line, place[0])))
    .orderBy(asc(line))
    .limit(limit + 1);
  return cutPage(rows, limit, (row) => [row.line]);
}
