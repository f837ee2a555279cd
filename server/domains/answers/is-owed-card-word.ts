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
    const asked = sql`${sql.placeholder('ticketId')}::uuid`;
    // What goes on in another ticket is said there. By themselves, so that the index of messages serves.
    const here = sql`any(array(select each.id from ${tickets} each where each.id = ${asked} or each.merged_into = ${asked}))`;
    const spoken = sql`select max(o.at) from ${messages} o join ${outbound} on ${outbound.id} = o.id
      where o.ticket_id = ${here} and o.author_id is not null and ${outbound.state} not in ('taken-back', 'failed')`;
    const inFiles = sql`exists (select 1 from jsonb_array_elements(${messages.files}) sent
      left join ${files} on ${files.id} = (sent ->> 'fileId')::uuid where ${files.hidCard} or sent ->> 'name' ~ ${MASKED})`;
    return db
      .select({ id: messages.id })
      .from(messages)
      .innerJoin(tickets, eq(tickets.id, asked))
      .leftJoin(inbound, eq(inbound.id, messages.inboundId))
      .where(
        and(
          sql`${messages.ticketId} = ${here}`,
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
