import { and, eq, isNull, sql } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { InboundId, TicketId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { asMessage } from './as-message.rules.ts';
import { channelChanged, quarantineChanged } from './events.ts';
import type { InboundPayload } from './facts.ts';
import { getAccountRow, getInbound } from './queries.ts';
import { inbound } from './tables.ts';
import { type Receive, receiveOne } from './take-inbound.ts';
import { tally } from './tally.ts';

export type InboundDecision = 'ticket' | 'again' | 'dismiss';

/** What a person makes of a payload that was set aside. The balance follows. */
export async function decideInbound(
  ctx: Context,
  id: InboundId,
  decision: InboundDecision,
  receive: Receive,
): Promise<TicketId | undefined> {
  return ctx.change('quarantine.decide', id, async (write) => {
    const row = await lockSetAside(write.tx, id);
    write.note({ decision });
    const ticketId = await DECIDE[decision](ctx, write, row, receive);
    await write.emit(channelChanged, row.accountId, { accountId: row.accountId }, `channel:${row.accountId}`);
    await write.emit(quarantineChanged, id, { accountId: row.accountId }, 'quarantine');
    return ticketId;
  });
}

type Decide = (
  ctx: Context,
  write: Write,
  row: InboundPayload & { state: 'quarantined' | 'failed' },
  receive: Receive,
) => Promise<TicketId | undefined>;

const DECIDE: Record<InboundDecision, Decide> = {
  ticket: async (ctx, { tx }, row, receive) => {
    const { kind: channel } = await getAccountRow(tx, row.accountId);
    const said = asMessage(row);
    const outcome = await receiveOne(ctx, tx, { row: { ...row, said }, channel }, receive, true);
    const { state, ticketId, messageId } = outcome;
    if (state === 'quarantined') throw conflict('cannot-be-ticket', 'No ticket can be made of this.');
    await tx
      .update(inbound)
      .set({ state, reason: outcome.reason ?? null, ticketId: ticketId ?? null, messageId: messageId ?? null })
      .where(eq(inbound.id, row.id));
    await moveTally(ctx, tx, row, state);
    return ticketId;
  },
  again: async (ctx, { tx }, row) => {
    await tx
      .update(inbound)
      .set({ state: 'waiting', reason: null, attempts: 0, dueAt: ctx.clock.now(), endedAt: null })
      .where(eq(inbound.id, row.id));
    await moveTally(ctx, tx, row, undefined);
    return undefined;
  },
  dismiss: async (ctx, { tx }, row) => {
    await tx.update(inbound).set({ dismissedAt: ctx.clock.now() }).where(eq(inbound.id, row.id));
    return undefined;
  },
};

async function moveTally(
  ctx: Context,
  tx: Tx,
  { accountId, state }: { accountId: InboundPayload['accountId']; state: 'quarantined' | 'failed' },
  to: 'ticketed' | 'joined' | 'duplicate' | undefined,
): Promise<void> {
  const counts = [{ accountId, word: state, count: -1 }];
  await tally(tx, to === undefined ? counts : [...counts, { accountId, word: to, count: 1 }], ctx.clock.now());
}

async function lockSetAside(tx: Tx, id: InboundId): Promise<InboundPayload & { state: 'quarantined' | 'failed' }> {
  await tx
    .select({ id: inbound.id })
    .from(inbound)
    .where(and(eq(inbound.id, id), isNull(inbound.dismissedAt), sql`${inbound.state} in ('quarantined', 'failed')`))
    .for('update');
  const row = await getInbound(tx, id);
  const { state, dismissedAt } = row;
  if (dismissedAt !== null || (state !== 'quarantined' && state !== 'failed'))
    throw conflict('already-decided', 'Somebody has decided about this already.');
  return { ...row, state };
}
