import { eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockSource } from './change-source.ts';
import type { Source } from './contract.ts';
import { sourceChanged } from './events.ts';
import { getSource } from './queries.ts';
import { sources } from './tables.ts';

/** Stops pulling and looking up; notifications are still taken, for their sender gives up after a day. */
export async function pauseSource(ctx: Context, id: SourceId): Promise<Source> {
  return ctx.change('source.change', id, async ({ tx, emit, note }) => {
    const { paused } = await lockSource(tx, id);
    if (paused) throw conflict('source-paused', 'This source is paused already.');
    await tx.update(sources).set({ paused: true }).where(eq(sources.id, id));
    note({ changed: ['paused'] });
    await emit(sourceChanged, id, { sourceId: id }, `source:${id}`);
    return getSource(tx, id, ctx.clock.now());
  });
}
