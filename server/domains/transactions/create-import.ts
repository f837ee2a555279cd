import { and, eq } from 'drizzle-orm';
import { ImportId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { ImportFormat, TransactionImport } from './contract.ts';
import { asImport } from './queries/imports.ts';
import { transactionImports } from './tables.ts';

export interface NewImport {
  fileName: string;
  sizeBytes: number;
  fingerprint: string;
  format?: ImportFormat | undefined;
}

/** Begins the import of a file, or finds where the unfinished one of the same file stands. */
export async function createImport(
  ctx: Context,
  { fileName, sizeBytes, fingerprint, format = formatNamed(fileName) }: NewImport,
): Promise<{ import: TransactionImport; resumed: boolean }> {
  const id = newId(ImportId);
  return ctx.change('transaction.import', id, async ({ tx, note }) => {
    const at = ctx.clock.now();
    const [begun] = await tx
      .insert(transactionImports)
      .values({
        id,
        fileName: maskText(cleanText(fileName)),
        sizeBytes,
        fingerprint,
        format,
        nextOffset: 0,
        linesTaken: 0,
        inserted: 0,
        changed: 0,
        unchanged: 0,
        refused: 0,
        state: 'open',
        startedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
        startedAt: at,
        changedAt: at,
      })
      .onConflictDoNothing()
      .returning();
    if (begun !== undefined) return { import: asImport(begun), resumed: false };
    const [open] = await tx
      .select()
      .from(transactionImports)
      .where(
        and(
          eq(transactionImports.fingerprint, fingerprint),
          eq(transactionImports.sizeBytes, sizeBytes),
          eq(transactionImports.state, 'open'),
        ),
      );
    if (open === undefined) throw new Error('an import that conflicts must be there');
    note({ resumed: open.id });
    return { import: asImport(open), resumed: true };
  });
}

const formatNamed = (fileName: string): ImportFormat => (/\.(csv|tsv|txt)$/i.test(fileName) ? 'csv' : 'json-lines');
