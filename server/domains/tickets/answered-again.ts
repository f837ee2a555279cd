import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { outbound } from '../channels/tables.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { needsUs } from './status.rules.ts';
import { messages } from './tables.ts';

/** How a ticket stands whose unanswered words went elsewhere: as its last answer left it; nothing where more is unanswered. */
export async function answeredAgain(
  { clock }: Context,
  tx: Tx,
  { id, status }: TicketRecord,
  newest: { receivedAt: Temporal.Instant },
): Promise<Partial<TicketRecord>> {
  if (status !== 'needs-next-answer') return {};
  const [answer] = await tx
    .select({ at: messages.at, before: messages.before })
    .from(messages)
    .innerJoin(outbound, eq(outbound.id, messages.id))
    .where(
      and(
        eq(messages.ticketId, id),
        isNotNull(messages.authorId),
        sql`${outbound.state} not in ('taken-back', 'failed')`,
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(1);
  if (!answer?.before || needsUs(answer.before.ledTo)) return {};
  if (Temporal.Instant.compare(newest.receivedAt, answer.at) > 0) return {};
  const { ledTo } = answer.before;
  return {
    status: ledTo,
    answerDueAt: null,
    unreadSince: null,
    closedAt: ledTo === 'done' ? clock.now() : null,
  };
}
