import { and, eq, sql } from 'drizzle-orm';
import type { TicketId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import { bounceOutbound } from '../../channels/index.ts';
import { outbound } from '../../channels/tables.ts';
import { lockTicket } from '../lock-ticket.ts';
import { riseUndelivered } from '../rise-undelivered.ts';
import { messages, tickets } from '../tables.ts';
import { updateTicket } from '../update-ticket.ts';
import type { Outcome, ReceivedOf } from './received.ts';

/** A bounce, told by the mail's own name: the answer is marked, and its ticket rises in front of its owner. */
export async function takeUndelivered(
  ctx: Context,
  write: Write,
  { accountId, said }: ReceivedOf<'undelivered'>,
): Promise<Outcome> {
  const [answer] = await write.tx
    .select({
      id: messages.id,
      address: outbound.address,
      ticketId: sql<TicketId>`coalesce(${tickets.mergedInto}, ${tickets.id})`,
    })
    .from(outbound)
    .innerJoin(messages, eq(messages.id, outbound.id))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(outbound.accountId, accountId), eq(outbound.providerMessageId, said.providerMessageId)));
  if (answer === undefined) return { state: 'quarantined', reason: 'bounce-of-unknown' };
  // Our name of a mail is known to everybody who was sent it on; to whom it went is known to who carried it.
  if (!said.recipients.includes(answer.address.toLowerCase()))
    return { state: 'quarantined', reason: 'bounce-doubted' };
  const ticket = await lockTicket(ctx, write, answer.ticketId);
  const words = said.words.slice(0, 500);
  if (said.final) {
    await bounceOutbound(write, answer.id, words);
    await riseUndelivered(ctx, write, ticket, [{ what: 'answer-bounced', facts: { words } }]);
  } else await updateTicket(ctx, write, ticket, {}, [{ what: 'answer-delayed', facts: { words } }]);
  return { state: 'joined', ticketId: ticket.id, messageId: answer.id };
}
