import { eq } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { backOffMs } from './back-off.rules.ts';
import { lockSource } from './change-source.ts';
import type { SourceProblem } from './contract.ts';
import { sourceFailed } from './events.ts';
import { sources } from './tables.ts';

/** Keeps the problem for the screen and waits longer each time. The cursor stays: the same page is asked for again. */
export async function noteSourceFailure(ctx: Context, id: SourceId, problem: SourceProblem): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('source.advance', id, async ({ tx, emit, note }) => {
    const row = await lockSource(tx, id);
    const failures = row.failures + 1;
    const waitMs = backOffMs(failures, problem.retryAfterSeconds, Math.random());
    await tx
      .update(sources)
      .set({ failures, problem, problemAt: at, nextPullAt: at.add({ milliseconds: waitMs }) })
      .where(eq(sources.id, id));
    note({ problem: problem.kind });
    await emit(sourceFailed, id, { sourceId: id }, `source:${id}`);
  });
}
