import type { AccountId, InboundId, MessageId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ChannelKind, Incoming } from '../channels/contract.ts';
import { takeEdit } from './receiving/take-edit.ts';
import { takeMessage } from './receiving/take-message.ts';
import { takeMoved } from './receiving/take-moved.ts';
import { takeReachable } from './receiving/take-reachable.ts';
import { takeUndelivered } from './receiving/take-undelivered.ts';

/** A payload as the channels give it, read and masked. */
export interface Received {
  id: InboundId;
  accountId: AccountId;
  channel: ChannelKind;
  said: Incoming;
  receivedAt: Temporal.Instant;
  /** A person has decided that this becomes a ticket. */
  insist?: boolean;
}

/** What became of it; `reason` is a stable word that the console translates. */
export interface Outcome {
  state: 'ticketed' | 'joined' | 'duplicate' | 'quarantined';
  reason?: string;
  ticketId?: TicketId;
  messageId?: MessageId;
}

/** Makes a ticket of what came in, or puts it where it belongs. Joins the transaction that is open. */
export async function receiveMessage(ctx: Context, received: Received): Promise<Outcome> {
  return ctx.change('ticket.receive', received.id, async (write) => {
    const outcome = await take(ctx, write, received);
    write.note({ state: outcome.state, ...(outcome.ticketId === undefined ? {} : { ticketId: outcome.ticketId }) });
    return outcome;
  });
}

function take(ctx: Context, write: Parameters<typeof takeMessage>[1], received: Received): Promise<Outcome> {
  const { said } = received;
  switch (said.kind) {
    case 'message':
      return takeMessage(ctx, write, { ...received, said });
    case 'edit':
      return takeEdit(ctx, write, { ...received, said });
    case 'moved':
      return takeMoved(write, { ...received, said });
    case 'reachable':
      return takeReachable(ctx, write, { ...received, said });
    case 'undelivered':
      return takeUndelivered(ctx, write, { ...received, said });
    case 'unknown':
      return Promise.resolve({ state: 'quarantined', reason: 'unknown-kind' });
  }
}
