import { conflict } from '../../kernel/errors.ts';
import type { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { differingTerms } from './check-terms.rules.ts';
import { checkedTerms } from './checked-terms.ts';
import type { LimitChange } from './contract.ts';
import { enterVersion, takeLastVersion } from './enter-version.ts';
import { LIMITS_STREAM, limitChanged } from './events.ts';
import { getLimitRow } from './own-limits.ts';

/** Enters new terms, from now or from a moment named; the history keeps what held before. */
export async function changeLimit(ctx: Context, id: LimitId, input: LimitChange): Promise<{ id: LimitId }> {
  return ctx.change('limit.change', id, async ({ tx, emit, note }) => {
    const { kind, endedAt } = await getLimitRow(ctx, id);
    if (endedAt !== null) throw conflict('limit-ended', 'This limit holds no longer.');
    const terms = checkedTerms(kind, input);
    const fields = differingTerms(await takeLastVersion(tx, id), terms);
    await enterVersion(ctx, tx, id, terms, input.from === null ? ctx.clock.now() : Temporal.Instant.from(input.from));
    note({ fields });
    await emit(limitChanged, id, { limitId: id }, LIMITS_STREAM);
    return { id };
  });
}
