import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { conflict, unprocessable } from '../../kernel/errors.ts';
import { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { terminals } from '../acquirers/tables.ts';
import { checkedTerms } from './checked-terms.ts';
import type { NewLimit } from './contract.ts';
import { LIMITS_STREAM, limitChanged } from './events.ts';
import { personOf } from './person-of.ts';
import { limits, limitVersions } from './tables.ts';

/** Enters a limit of a terminal. Of one terminal, currency and kind only one holds at a time. */
export async function addLimit(ctx: Context, input: NewLimit): Promise<{ id: LimitId }> {
  const id = newId(LimitId);
  const at = ctx.clock.now();
  const { terminalId, kind, currency } = input;
  return ctx.change('limit.change', id, async ({ tx, emit, note }) => {
    const terms = checkedTerms(kind, input);
    const from = input.from === null ? at : Temporal.Instant.from(input.from);
    if (Temporal.Instant.compare(from, at) > 0)
      throw unprocessable('limit-in-future', 'Enter a limit once it holds; a change of one may lie in the future.', {
        fields: { from: 'limit-in-future' },
      });
    await refuseForeign(tx, input);
    await refuseOverlap(tx, input, from);
    const by = personOf(ctx);
    await tx.insert(limits).values({ id, terminalId, kind, currency, createdAt: at, createdBy: by });
    await tx.insert(limitVersions).values({ limitId: id, validFrom: from, ...terms, enteredAt: at, enteredBy: by });
    note({ terminalId, kind, currency });
    await emit(limitChanged, id, { limitId: id }, LIMITS_STREAM);
    return { id };
  });
}

async function refuseForeign(tx: Tx, { terminalId, currency }: NewLimit): Promise<void> {
  const [terminal] = await tx
    .select({ currency: terminals.currency })
    .from(terminals)
    .where(eq(terminals.id, terminalId));
  if (terminal === undefined)
    throw unprocessable('terminal-unknown', 'Say first which bank this terminal belongs to.', {
      fields: { terminalId: 'terminal-unknown' },
    });
  if (terminal.currency !== null && terminal.currency !== currency)
    throw unprocessable('currency-not-of-terminal', `This terminal takes ${terminal.currency} alone.`, {
      fields: { currency: 'currency-not-of-terminal' },
    });
}

async function refuseOverlap(tx: Tx, { terminalId, kind, currency }: NewLimit, from: Temporal.Instant): Promise<void> {
  const [other] = await tx
    .select({ id: limits.id })
    .from(limits)
    .where(
      and(
        eq(limits.terminalId, terminalId),
        eq(limits.currency, currency),
        eq(limits.kind, kind),
        or(isNull(limits.endedAt), gt(limits.endedAt, from)),
      ),
    )
    .limit(1);
  if (other !== undefined)
    throw conflict('limit-overlaps', 'This terminal has a limit of this kind and currency then: change that one.');
}
