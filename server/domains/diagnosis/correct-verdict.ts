import { and, eq, isNull } from 'drizzle-orm';
import { forbidden, notFound, unprocessable } from '../../kernel/errors.ts';
import { CorrectionId, type TransactionUid } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Cause, Correction, Side } from './contract.ts';
import { verdictCorrected } from './events.ts';
import { explain, explainByRules } from './explain.rules.ts';
import { factsKeyOf } from './facts-key.rules.ts';
import { fitsOutcome } from './fits-outcome.rules.ts';
import { gatherFacts } from './gather-facts.ts';
import { verdictCorrections } from './tables.ts';

export interface NewCorrection {
  uid: TransactionUid;
  cause: Cause;
  side: Side;
  note: string;
}

/** Says what a payment's verdict should have been. It stands until what is known changes, or another takes its place. */
export async function correctVerdict(ctx: Context, { uid, cause, side, note }: NewCorrection): Promise<Correction> {
  const { actor } = ctx;
  if (actor.kind !== 'person') throw forbidden('person-needed', 'Only a person corrects a verdict.');
  return ctx.change('verdict.correct', uid, async ({ tx, emit, note: noted }) => {
    const [facts] = await gatherFacts(ctx, [uid]);
    if (facts === undefined) throw notFound('transaction');
    if (!fitsOutcome(cause, facts.transaction))
      throw unprocessable('cause-contradicts-payment', 'This cause cannot be true of how the payment ended.');
    const was = explainByRules(facts);
    const at = ctx.clock.now();
    await tx
      .update(verdictCorrections)
      .set({ withdrawnAt: at })
      .where(and(eq(verdictCorrections.uid, uid), isNull(verdictCorrections.withdrawnAt)));
    const id = newId(CorrectionId);
    await tx.insert(verdictCorrections).values({
      id,
      uid,
      cause,
      side,
      note: maskText(note),
      rule: was.rule,
      wasCause: was.cause,
      wasSide: was.side,
      wasCertainty: was.certainty,
      factsKey: factsKeyOf(facts),
      correctedAt: at,
      correctedBy: actor.personId,
    });
    noted({ correctionId: id, rule: was.rule, was: was.cause, cause, side });
    await emit(verdictCorrected, uid, { uid, correctionId: id }, 'transactions');
    const [after] = await gatherFacts(ctx, [uid]);
    const correction = after && explain(after).correction;
    if (correction === undefined) throw notFound('correction');
    return correction;
  });
}
