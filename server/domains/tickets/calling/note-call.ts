import { and, eq, sql } from 'drizzle-orm';
import { type MessageId, PersonId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { people } from '../../access/tables.ts';
import { outbound } from '../../channels/tables.ts';
import { calls, tickets } from '../tables.ts';
import { ringTicket, tellThread } from '../update-ticket.ts';
import { listLastCalled } from './list-called.ts';

const DESK = 'desk:';

/** What became of a call to somebody of the desk: one that did not arrive is no call, and the next step is due. Safe to run twice. */
export async function noteCall(ctx: Context, id: MessageId): Promise<void> {
  const [sent] = await ctx.read
    .select({ stream: outbound.stream, state: outbound.state, createdAt: outbound.createdAt })
    .from(outbound)
    .where(eq(outbound.id, id));
  if (sent === undefined || !sent.stream.startsWith(DESK)) return;
  if (sent.state !== 'failed' && sent.state !== 'unknown') return;
  const personId = PersonId.parse(sent.stream.slice(DESK.length));
  await ctx.change('ticket.ring', id, async (write) => {
    const { called, beyond } = await listLastCalled(write.tx);
    // They are called together: one who is reached is enough.
    const noneOf = (together: readonly { id: PersonId }[]) => sql`not exists (
      select 1 from ${outbound} where ${outbound.createdAt} = ${calls.at} and ${outbound.state} not in ('failed', 'unknown')
        and ${outbound.stream} = any(${sql.param(together.map(({ id: one }) => `${DESK}${one}`))}::text[]))`;
    const isOurs = sql`case ${calls.step} when 'own-messenger' then ${calls.personId} = ${personId}
      when 'administrator' then ${noneOf(beyond)} else ${noneOf(called)} end`;
    const missed = await write.tx
      .update(calls)
      .set({ outcome: 'not-reached' })
      .where(and(eq(calls.at, sent.createdAt), eq(calls.outcome, 'called'), isOurs))
      .returning({ ticketId: calls.ticketId });
    const [person] = await write.tx.select({ name: people.name }).from(people).where(eq(people.id, personId));
    for (const { ticketId } of missed) {
      await tellThread(ctx, write, ticketId, [{ what: 'call-not-arrived', facts: { to: person?.name ?? '' } }]);
      const [ticket] = await write.tx
        .select({ id: tickets.id, assigneeId: tickets.assigneeId })
        .from(tickets)
        .where(eq(tickets.id, ticketId));
      if (ticket !== undefined) await ringTicket(write, ticket);
    }
    write.note({ missed: missed.length });
  });
}
