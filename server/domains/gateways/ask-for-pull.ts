import { eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockSource, startOver } from './change-source.ts';
import type { Source } from './contract.ts';
import { getSource } from './queries.ts';
import { sources } from './tables.ts';

/** Makes a source due now, also while it backs off. */
export async function askForPull(ctx: Context, id: SourceId): Promise<Source> {
  const at = ctx.clock.now();
  return ctx.change('source.pull', id, async ({ tx }) => {
    const { paused } = await lockSource(tx, id);
    if (paused) throw conflict('source-paused', 'This source is paused.');
    await tx.update(sources).set(startOver(at)).where(eq(sources.id, id));
    return getSource(tx, id, at);
  });
}
