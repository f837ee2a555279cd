import { eq } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { backOffMs } from './back-off.rules.ts';
import type { RefusedDocument, SourceProblem } from './contract.ts';
import { keepRefused } from './keep-refused.ts';
import { sources } from './tables.ts';

/** What became of a batch of look-ups: a problem keeps the source from being asked for a while. */
export async function noteLookUp(
  ctx: Context,
  id: SourceId,
  { problem, refused }: { problem?: SourceProblem; refused: RefusedDocument[] },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('transaction.enrich', id, async ({ tx, note }) => {
    await keepRefused(
      tx,
      id,
      refused.map((document) => ({ origin: 'look-up', document })),
      at,
    );
    const waitMs = backOffMs(4, problem?.retryAfterSeconds, Math.random());
    await tx
      .update(sources)
      .set(
        problem === undefined
          ? { lookUpProblem: null, lookUpProblemAt: null, lookUpNotBefore: null }
          : { lookUpProblem: problem, lookUpProblemAt: at, lookUpNotBefore: at.add({ milliseconds: waitMs }) },
      )
      .where(eq(sources.id, id));
    if (problem !== undefined) note({ problem: problem.kind });
  });
}
