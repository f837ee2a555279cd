import { and, eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import { type LimitId, RaiseId, type TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { stored } from './checked-terms.ts';
import { LIMITS_STREAM, limitRaiseAsked } from './events.ts';
import { getLimitRow } from './own-limits.ts';
import { personOf } from './person-of.ts';
import { limitRaises } from './tables.ts';

export interface AskedRaise {
  limitId: LimitId;
  askedValue: number;
  wantedUntil: string | null;
  subject: string;
  letter: string;
  contact: { name: string; address: string };
  /** Where the bank is talked to. */
  ticketId: TicketId | null;
}

/** Records that the bank was asked for more. Of a limit one request waits at a time. */
export async function recordRaise(ctx: Context, asked: AskedRaise): Promise<RaiseId> {
  const id = newId(RaiseId);
  const { limitId, contact } = asked;
  return ctx.change('limit.raise', id, async ({ tx, emit, note }) => {
    const { endedAt } = await getLimitRow(ctx, limitId);
    if (endedAt !== null) throw conflict('limit-ended', 'This limit holds no longer.');
    const [waiting] = await tx
      .select({ id: limitRaises.id })
      .from(limitRaises)
      .where(and(eq(limitRaises.limitId, limitId), eq(limitRaises.state, 'asked')));
    if (waiting !== undefined) throw conflict('raise-waits', 'The bank was asked already and has not answered yet.');
    await tx.insert(limitRaises).values({
      id,
      limitId,
      state: 'asked',
      askedValue: asked.askedValue,
      wantedUntil: asked.wantedUntil === null ? null : Temporal.Instant.from(asked.wantedUntil),
      askedAt: ctx.clock.now(),
      askedBy: personOf(ctx),
      subject: stored(asked.subject),
      letter: stored(asked.letter),
      contactName: stored(contact.name),
      contactAddress: stored(contact.address),
      ticketId: asked.ticketId,
    });
    note({ limitId, ticketId: asked.ticketId });
    await emit(limitRaiseAsked, id, { limitId, raiseId: id }, LIMITS_STREAM);
    return id;
  });
}
