import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Context, Write } from '../../../platform/context.ts';
import { conversations, tickets } from '../tables.ts';
import { updateTicket } from '../update-ticket.ts';
import type { Outcome, ReceivedOf } from './received.ts';

/** The other side has blocked us, or came back, with all topics of its chat: those who are about to answer are told. */
export async function takeReachable(
  ctx: Context,
  write: Write,
  { accountId, said }: ReceivedOf<'reachable'>,
): Promise<Outcome> {
  const { tx } = write;
  const { address } = said.conversation;
  const turned = await tx
    .update(conversations)
    .set({ isReachable: said.reachable })
    .where(
      and(
        eq(conversations.accountId, accountId),
        or(eq(conversations.address, address), sql`starts_with(${conversations.address}, ${`${address}:`})`),
        ne(conversations.isReachable, said.reachable),
      ),
    )
    .returning({ id: conversations.id });
  const reason = said.reachable ? 'chat-reachable' : 'chat-left';
  if (turned.length === 0) return { state: 'joined', reason };
  const open = await tx
    .select()
    .from(tickets)
    .where(
      and(
        inArray(
          tickets.conversationId,
          turned.map(({ id }) => id),
        ),
        ne(tickets.status, 'done'),
      ),
    )
    .orderBy(tickets.id)
    .for('update');
  for (const ticket of open) await updateTicket(ctx, write, ticket, {}, [{ what: reason }]);
  return { state: 'joined', reason };
}
