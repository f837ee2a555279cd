import type { Context, Write } from '../../platform/context.ts';
import { nextAnswerDue } from './answer-due.ts';
import { placeOwner } from './place-owner.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { stepTo } from './status.rules.ts';
import { type Happening, updateTicket } from './update-ticket.ts';

/** Of a ticket whose answer did not arrive its writer has heard nothing: it needs us again, also where it was done. */
export async function riseUndelivered(
  ctx: Context,
  write: Write,
  ticket: TicketRecord,
  happened: readonly Happening[],
): Promise<void> {
  const step = stepTo(ticket.status, 'answer-failed', ticket.firstAnsweredAt !== null);
  const isMoved = step.ok && step.value !== ticket.status;
  const moved = isMoved
    ? {
        status: step.value,
        answerDueAt: await nextAnswerDue(ctx, write.tx, ticket),
        closedAt: null,
        snoozedUntil: null,
        ...(await placeOwner(ctx, write.tx, ticket)),
      }
    : {};
  const unreadSince = ticket.unreadSince ?? ctx.clock.now();
  await updateTicket(ctx, write, ticket, { ...moved, hasUndelivered: true, unreadSince }, happened);
}
