import { eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { RaiseId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { checkedTerms, stored } from './checked-terms.ts';
import type { LimitKind, LimitRaise, RaiseDecision } from './contract.ts';
import { enterVersion, takeLastVersion } from './enter-version.ts';
import { LIMITS_STREAM, limitChanged, limitRaiseDecided } from './events.ts';
import { getLimitRow } from './own-limits.ts';
import { personOf } from './person-of.ts';
import { getRaise } from './queries/raises.ts';
import { enterTemporaryRaise } from './raise-for-a-while.ts';
import { limitRaises } from './tables.ts';

type RaiseRow = typeof limitRaises.$inferSelect;
type Agreed = Extract<RaiseDecision, { state: 'agreed' }>;

/** Records what the bank said. Agreed for a while is a temporary raise, agreed for good a new version of the terms. */
export async function decideRaise(ctx: Context, id: RaiseId, decision: RaiseDecision): Promise<LimitRaise> {
  return ctx.change('limit.raise', id, async (write) => {
    const { tx, emit, note } = write;
    const [raise] = await tx.select().from(limitRaises).where(eq(limitRaises.id, id)).for('update');
    if (raise === undefined) throw notFound('raise');
    const { limitId } = raise;
    const { endedAt, kind } = await getLimitRow(ctx, limitId);
    if (raise.state !== 'asked') throw conflict('raise-decided', 'What the bank said is recorded already.');
    if (decision.state === 'agreed') {
      if (endedAt !== null) throw conflict('limit-ended', 'This limit holds no longer.');
      await applyAgreed(ctx, write, { ...raise, kind }, decision);
      await emit(limitChanged, limitId, { limitId }, LIMITS_STREAM);
    }
    await tx.update(limitRaises).set(decided(ctx, decision)).where(eq(limitRaises.id, id));
    note({ state: decision.state });
    await emit(limitRaiseDecided, id, { limitId, raiseId: id }, LIMITS_STREAM);
    return getRaise(tx, id);
  });
}

function decided(ctx: Context, decision: RaiseDecision) {
  const agreed = decision.state === 'agreed' ? decision : undefined;
  const until = agreed?.until ?? null;
  return {
    state: decision.state,
    decidedAt: ctx.clock.now(),
    decidedBy: personOf(ctx),
    agreedValue: agreed?.value ?? null,
    agreedUntil: until === null ? null : Temporal.Instant.from(until),
    said: stored(decision.said),
  };
}

async function applyAgreed(
  ctx: Context,
  write: Write,
  raise: RaiseRow & { kind: LimitKind },
  { value, until }: Agreed,
): Promise<void> {
  const { limitId, kind } = raise;
  if (until !== null) {
    await enterTemporaryRaise(ctx, write, limitId, { from: null, to: until, value }, raise.id);
    return;
  }
  const last = await takeLastVersion(write.tx, limitId);
  const agreedBy = raise.contactName === '' ? last.agreedBy : raise.contactName;
  await enterVersion(ctx, write.tx, limitId, checkedTerms(kind, { ...last, value, agreedBy }), ctx.clock.now());
}
