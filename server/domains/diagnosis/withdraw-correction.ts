import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { CorrectionId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { correctionWithdrawn } from './events.ts';
import { listPayments } from './queries.ts';
import { verdictCorrections } from './tables.ts';

/** Takes a correction back; one that was replaced or taken back already is not there. */
export async function withdrawCorrection(
  ctx: Context,
  { uid, correctionId }: { uid: TransactionUid; correctionId: CorrectionId },
): Promise<void> {
  await ctx.change('verdict.correct', uid, async ({ tx, emit, note }) => {
    const [payment] = await listPayments(ctx, [uid]);
    if (payment === undefined) throw notFound('transaction');
    const taken = await tx
      .update(verdictCorrections)
      .set({ withdrawnAt: ctx.clock.now() })
      .where(
        and(
          eq(verdictCorrections.id, correctionId),
          eq(verdictCorrections.uid, uid),
          isNull(verdictCorrections.withdrawnAt),
        ),
      )
      .returning({ id: verdictCorrections.id });
    if (taken.length === 0) throw notFound('correction');
    note({ correctionId, withdrawn: true });
    await emit(correctionWithdrawn, uid, { uid, correctionId }, 'transactions');
  });
}
