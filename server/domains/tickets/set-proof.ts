import type { TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { ProofLevel } from './contract.ts';
import { lockTicket } from './lock-ticket.ts';
import { provenSide } from './proven-side.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { authorOf, happening, updateTicket } from './update-ticket.ts';

interface NewProof {
  ticketId: TicketId;
  level: ProofLevel;
  why: string[];
  /** By hand, with the reason. */
  raised: { by: string; reason: string } | null;
}

/** Notes what the writer of a ticket has proven to be. */
export async function setProof(ctx: Context, { ticketId, level, why, raised }: NewProof): Promise<void> {
  return ctx.change('ticket.change', ticketId, async (write) => {
    const ticket = await lockTicket(ctx, write, ticketId);
    const changes = { proofLevel: level, proofWhy: why, ...(await byHand(ctx, raised)) };
    const reason = changes.proofRaisedReason;
    const side = await provenSide(write.tx, ticket, level);
    if (differs(ticket, changes) || side.happened.length > 0)
      await updateTicket(ctx, write, ticket, { ...changes, ...side.changes }, [
        ...(reason === null ? [] : [happening('proof-raised', { level, reason })]),
        ...side.happened,
      ]);
  });
}

async function byHand(ctx: Context, raised: NewProof['raised']) {
  if (raised === null) return { proofRaisedBy: null, proofRaisedReason: null };
  const { name } = await authorOf(ctx);
  return { proofRaisedBy: name ?? raised.by, proofRaisedReason: maskText(cleanText(raised.reason)) };
}

const differs = (ticket: TicketRecord, changes: Partial<TicketRecord>) =>
  ticket.proofLevel !== changes.proofLevel ||
  ticket.proofWhy.join() !== changes.proofWhy?.join() ||
  ticket.proofRaisedBy !== changes.proofRaisedBy ||
  ticket.proofRaisedReason !== changes.proofRaisedReason;
