import { and, eq, sql } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { nextPullMs } from './back-off.rules.ts';
import type { RefusedDocument } from './contract.ts';
import type { SourceCursor } from './cursor.rules.ts';
import { sourceAdvanced } from './events.ts';
import { keepRefused } from './keep-refused.ts';
import { sources } from './tables.ts';

export interface Advanced {
  id: SourceId;
  /** The revision under which the page was asked for. */
  revision: number;
  /** The tracks that moved. */
  cursor: SourceCursor;
  rows: number;
  /** Merges the page, inside the same transaction; gives how many transactions it added or changed. */
  merge(): Promise<number>;
  refused: { origin: string; document: RefusedDocument }[];
  exportClosed: boolean;
  /** Every track has reached the present: wait for the next regular time. */
  finished: { pollSeconds: number; rows: number } | undefined;
}

/** Moves the cursor in the transaction that merges its page; refused when somebody else moved it meanwhile. Gives the new revision. */
export async function advanceSource(ctx: Context, advanced: Advanced): Promise<number> {
  const { id, revision, finished } = advanced;
  const at = ctx.clock.now();
  return ctx.change('source.advance', id, async ({ tx, emit, note }) => {
    const news = await advanced.merge();
    const [moved] = await tx
      .update(sources)
      .set({
        cursor: sql`${sources.cursor} || ${JSON.stringify(advanced.cursor)}::jsonb`,
        revision: revision + 1,
        exportClosed: advanced.exportClosed,
        rowsTotal: sql`${sources.rowsTotal} + ${advanced.rows}`,
        lastSuccessAt: at,
        ...(advanced.rows > 0 ? { lastRowAt: at } : {}),
        ...(finished === undefined
          ? {}
          : {
              nextPullAt: at.add({ milliseconds: nextPullMs(finished.pollSeconds, Math.random()) }),
              rowsLastPull: finished.rows,
            }),
        failures: 0,
        problem: null,
        problemAt: null,
      })
      .where(and(eq(sources.id, id), eq(sources.revision, revision)))
      .returning({ id: sources.id });
    if (moved === undefined) throw conflict('source-moved', 'Somebody else changed or pulled this source meanwhile.');
    await keepRefused(tx, id, advanced.refused, at);
    note({ rows: advanced.rows, news, refused: advanced.refused.length });
    await emit(sourceAdvanced, id, { sourceId: id }, `source:${id}`);
    return revision + 1;
  });
}
