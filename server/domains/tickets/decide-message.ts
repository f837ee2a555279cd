import { eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { MessageId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { decideOutbound, type OutboundDecision } from '../channels/index.ts';
import { lockTicket } from './lock-ticket.ts';
import { hasUndelivered } from './queries/has-undelivered.ts';
import { messages } from './tables.ts';
import { updateTicket } from './update-ticket.ts';

/** What a person makes of an answer that failed, or of which nobody knows whether it arrived. */
export async function decideMessage(ctx: Context, id: MessageId, decision: OutboundDecision): Promise<void> {
  await ctx.change('message.decide', id, async (write) => {
    const [message] = await write.tx.select({ ticketId: messages.ticketId }).from(messages).where(eq(messages.id, id));
    if (message === undefined) throw notFound('message');
    const ticket = await lockTicket(ctx, write, message.ticketId);
    await decideOutbound(write, id, decision, ctx.clock.now());
    await updateTicket(ctx, write, ticket, { hasUndelivered: await hasUndelivered(write.tx, ticket.id) }, [
      { what: 'answer-decided', facts: { decision } },
    ]);
  });
}
