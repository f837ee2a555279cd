import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { LimitId, RaiseId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { NewTemporaryRaise, TemporaryRaise } from './contract.ts';
import { LIMITS_STREAM, limitChanged } from './events.ts';
import { getLimitRow } from './own-limits.ts';
import { personOf } from './person-of.ts';
import { limitTemporaryRaises } from './tables.ts';

const LONGEST_DAYS = 400;

/** Another value for a while, as was agreed with the bank without asking through here. */
export async function raiseForAWhile(ctx: Context, id: LimitId, input: NewTemporaryRaise): Promise<TemporaryRaise> {
  return ctx.change('limit.change', id, async (write) => {
    const { endedAt } = await getLimitRow(ctx, id);
    if (endedAt !== null) throw conflict('limit-ended', 'This limit holds no longer.');
    const raise = await enterTemporaryRaise(ctx, write, id, input, null);
    await write.emit(limitChanged, id, { limitId: id }, LIMITS_STREAM);
    return raise;
  });
}

export async function enterTemporaryRaise(
  ctx: Context,
  { tx, note }: Write,
  limitId: LimitId,
  { from, to, value }: NewTemporaryRaise,
  raiseId: RaiseId | null,
): Promise<TemporaryRaise> {
  const at = ctx.clock.now();
  const validFrom = from === null ? at : Temporal.Instant.from(from);
  const validTo = Temporal.Instant.from(to);
  refuseStretch(validFrom, validTo, at);
  await tx
    .insert(limitTemporaryRaises)
    .values({ limitId, validFrom, validTo, value, raiseId, enteredAt: at, enteredBy: personOf(ctx) });
  note({ until: validTo.toString() });
  return { from: validFrom.toString(), to: validTo.toString(), value, raiseId };
}

function refuseStretch(from: Temporal.Instant, to: Temporal.Instant, at: Temporal.Instant): void {
  const fault = (reason: string, message: string) => unprocessable(reason, message, { fields: { to: reason } });
  if (Temporal.Instant.compare(from, to) >= 0) throw fault('raise-backwards', 'A raise ends after it begins.');
  if (Temporal.Instant.compare(to, at) <= 0) throw fault('raise-in-past', 'This raise is over already.');
  if (Temporal.Instant.compare(from.add({ hours: 24 * LONGEST_DAYS }), to) < 0)
    throw fault('raise-too-long', 'What holds for so long is a new value, not a raise for a while.');
}
