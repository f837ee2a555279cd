import type { TicketId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ProofLevel } from './contract.ts';
import { lockTicket } from './lock-ticket.ts';
import { provenSide } from './proven-side.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** What was found out about a ticket without a person; what is absent stays as it is. */
export interface Finding {
  uid?: TransactionUid;
  proof?: { level: ProofLevel; why: string[] };
}

/** Notes a finding unless it does not hold any more once nobody else can change the ticket; says whether it did. */
export async function noteFinding(
  ctx: Context,
  ticketId: TicketId,
  { uid, proof }: Finding,
  holds: () => Promise<boolean>,
): Promise<boolean> {
  return ctx.change('ticket.change', ticketId, async (write) => {
    const ticket = await lockTicket(ctx, write, ticketId);
    if (ticket.mergedInto !== null || !(await holds())) return false;
    const side = await provenSide(write.tx, ticket, proof?.level);
    await updateTicket(
      ctx,
      write,
      ticket,
      {
        ...side.changes,
        ...(uid === undefined ? {} : { transactionUid: uid }),
        ...(proof === undefined
          ? {}
          : { proofLevel: proof.level, proofWhy: proof.why, proofRaisedBy: null, proofRaisedReason: null }),
      },
      [...(uid === undefined ? [] : [happening('transaction-attached', { uid })]), ...side.happened],
    );
    return true;
  });
}
