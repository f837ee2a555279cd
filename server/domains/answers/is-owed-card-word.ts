import { and, eq, isNull, sql } from 'drizzle-orm';
import type { TicketId } from '../../kernel/ids.ts';
import { MASKED_CARD } from '../../kernel/masked-card.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb } from '../../platform/db.ts';
import { files, inbound, outbound } from '../channels/tables.ts';
import { messages, tickets } from '../tickets/tables.ts';

const MASKED = MASKED_CARD.source;

/** Whether a card number stood in anything that was sent from where the answer goes since we last spoke: it was hidden, and they do not know. */
export async function isOwedCardWord(db: ReadDb, ticketId: TicketId): Promise<boolean> {
  const build = () => {
    const spoken = sql`select max(o.at) from ${messages} o left join ${outbound} on ${outbound.id} = o.id
      where o.ticket_id = ${tickets.id} and o.direction = 'out' and ${outbound.state} is distinct from 'taken-back'`;
    const inFiles = sql`exists (select 1 from jsonb_array_elements(${messages.files}) sent
      left join ${files} on ${files.id} = (sent ->> 'fileId')::uuid where ${files.hidCard} or sent ->> 'name' ~ ${MASKED})`;
    return db
      .select({ id: messages.id })
      .from(messages)
      .innerJoin(tickets, eq(tickets.id, messages.ticketId))
      .leftJoin(inbound, eq(inbound.id, messages.inboundId))
      .where(
        and(
          eq(messages.ticketId, sql.placeholder('ticketId')),
          sql`${messages.conversationId} is not distinct from ${tickets.conversationId}`,
          eq(messages.direction, 'in'),
          isNull(messages.automatic),
          sql`coalesce(${messages.editedAt}, ${messages.receivedAt}, ${messages.at}) > coalesce((${spoken}), '-infinity')`,
          sql`(concat_ws(' ', ${messages.subject}, ${messages.text}) ~ ${MASKED} or ${inbound.said} ? 'hidCard' or ${inFiles})`,
        ),
      )
      .limit(1)
      .prepare('owed-card-word');
  };
  const [found] = await builtOnce(db, 'owed-card-word', build).execute({ ticketId });
  return found !== undefined;
}
