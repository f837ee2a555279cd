import { eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockSource, startOver } from './change-source.ts';
import type { Source } from './contract.ts';
import { sourceChanged } from './events.ts';
import { getSource } from './queries.ts';
import { sources } from './tables.ts';

/** Pulls again, from where it stopped. */
export async function resumeSource(ctx: Context, id: SourceId): Promise<Source> {
  const at = ctx.clock.now();
  return ctx.change('source.change', id, async ({ tx, emit, note }) => {
    const { paused } = await lockSource(tx, id);
    if (!paused) throw conflict('source-not-paused', 'This source is not paused.');
    await tx
      .update(sources)
      .set({ paused: false, ...startOver(at) })
      .where(eq(sources.id, id));
    note({ changed: ['paused'] });
    await emit(sourceChanged, id, { sourceId: id }, `source:${id}`);
    return getSource(tx, id, at);
  });
}
