import { eq, sql } from 'drizzle-orm';
import type { MessageId, PersonId, TicketId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { outbound } from '../../channels/tables.ts';
import type { ThreadMessage } from '../contract.ts';
import { messages, tickets } from '../tables.ts';
import { unseenOf } from '../threading.rules.ts';
import { listMessages, MARK } from './list-thread.ts';
import type { Asker } from './own-tickets.ts';
import { seeTicket } from './see-ticket.ts';

const MOST_SHOWN = 50;

interface Looked {
  ticketId: TicketId;
  /** Whose own words are not news. */
  self: PersonId | null;
  seen: string | null;
}

/** What others said in a ticket, and in those that go on in it, after what was seen: by arrival, whatever its own time says. */
export async function listUnseenIds(db: ReadDb, { ticketId, self, seen }: Looked): Promise<MessageId[]> {
  const thread = await db
    .select({
      id: messages.id,
      mark: MARK,
      // What the program says needs nobody's eyes, and what was taken back was never said.
      byOthers: sql<boolean>`${messages.direction} = 'in' or (${messages.authorId} is not null
        and ${messages.authorId} is distinct from ${self}::uuid and ${outbound.state} is distinct from 'taken-back')`,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(outbound, eq(outbound.id, messages.id))
    .where(sql`(${tickets.id} = ${ticketId} or ${tickets.mergedInto} = ${ticketId})`);
  return unseenOf({ seen, thread });
}

const NAMED = {
  name: 'named',
  where: sql`${messages.id} = any(string_to_array(${sql.placeholder('ids')}::text, ',')::uuid[])`,
};

/** The same, to be shown: the oldest of it first, so that whoever has read it has seen everything before its last mark. */
export async function listUnseen(
  ctx: Asker,
  ticketId: TicketId,
  seen: string | null,
): Promise<{ items: ThreadMessage[] }> {
  await seeTicket(ctx, ticketId);
  const self = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const ids = (await listUnseenIds(ctx.read, { ticketId, self, seen })).slice(0, MOST_SHOWN);
  if (ids.length === 0) return { items: [] };
  const found = await listMessages(ctx.read, NAMED, { ids: ids.join(), limit: MOST_SHOWN + 1 });
  return { items: ids.flatMap((id) => found.flatMap(({ entry }) => (entry.id === id ? [entry] : []))) };
}
