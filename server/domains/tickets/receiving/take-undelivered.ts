import { and, eq } from 'drizzle-orm';
import type { Context, Write } from '../../../platform/context.ts';
import { bounceOutbound } from '../../channels/index.ts';
import { outbound } from '../../channels/tables.ts';
import { lockTicket } from '../lock-ticket.ts';
import { messages } from '../tables.ts';
import { updateTicket } from '../update-ticket.ts';
import type { Outcome, ReceivedOf } from './received.ts';

/** A bounce, told by the mail's own name: the answer is marked, and its ticket rises in front of its owner. */
export async function takeUndelivered(
  ctx: Context,
  write: Write,
  { accountId, said }: ReceivedOf<'undelivered'>,
): Promise<Outcome> {
  const [answer] = await write.tx
    .select({ id: messages.id, ticketId: messages.ticketId })
    .from(outbound)
    .innerJoin(messages, eq(messages.id, outbound.id))
    .where(and(eq(outbound.accountId, accountId), eq(outbound.providerMessageId, said.providerMessageId)));
  if (answer === undefined) return { state: 'quarantined', reason: 'bounce-of-unknown' };
  const ticket = await lockTicket(ctx, write, answer.ticketId);
  const words = said.words.slice(0, 500);
  if (said.final) await bounceOutbound(write, answer.id, words);
  await updateTicket(
    ctx,
    write,
    ticket,
    said.final ? { hasUndelivered: true, unreadSince: ticket.unreadSince ?? ctx.clock.now() } : {},
    [{ what: said.final ? 'answer-bounced' : 'answer-delayed', facts: { words } }],
  );
  return { state: 'joined', ticketId: ticket.id, messageId: answer.id };
}
