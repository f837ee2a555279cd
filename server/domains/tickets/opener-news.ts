import { eq } from 'drizzle-orm';
import { reachOf } from '../../kernel/permissions.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { people } from '../access/tables.ts';
import type { TicketRecord } from './queries/ticket-row.ts';

/** What others did is news to whoever opened a ticket and has no desk on which it rings. */
export async function openerNews(
  { actor, clock }: Context,
  tx: Tx,
  { openedBy, openerNewsSince }: Pick<TicketRecord, 'openedBy' | 'openerNewsSince'>,
): Promise<Pick<Partial<TicketRecord>, 'openerNewsSince'>> {
  if (openedBy === null || (actor.kind === 'person' && actor.personId === openedBy)) return {};
  const [opener] = await tx.select({ role: people.role }).from(people).where(eq(people.id, openedBy));
  if (opener === undefined || reachOf(opener.role, 'ticket.reply') !== undefined) return {};
  return { openerNewsSince: openerNewsSince ?? clock.now() };
}
