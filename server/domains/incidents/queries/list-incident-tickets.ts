import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentId } from '../../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../../kernel/page.ts';
import { tickets } from '../../tickets/tables.ts';
import type { IncidentTicket } from '../contract.ts';
import { incidentTickets } from '../tables.ts';
import { type Asker, onlyOwnTicketsOf } from './own-incidents.ts';

const Keyset = z.tuple([z.iso.datetime(), z.uuid()]);

/** The tickets of an incident that the asker may see, those attached last first. */
export async function listIncidentTickets(
  ctx: Asker,
  incidentId: IncidentId,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<IncidentTicket>> {
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const rows = await ctx.read
    .select({
      ticketId: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      writerName: tickets.writerName,
      merchantName: tickets.merchantName,
      channel: tickets.channel,
      language: tickets.language,
      status: tickets.status,
      uid: incidentTickets.uid,
      attachedAt: incidentTickets.attachedAt,
      byName: incidentTickets.byName,
    })
    .from(incidentTickets)
    .innerJoin(tickets, eq(tickets.id, incidentTickets.ticketId))
    .where(
      and(
        eq(incidentTickets.incidentId, incidentId),
        isNull(incidentTickets.detachedAt),
        onlyOwnTicketsOf(ctx),
        place &&
          sql`(${incidentTickets.attachedAt}, ${incidentTickets.ticketId}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
      ),
    )
    .orderBy(desc(incidentTickets.attachedAt), desc(incidentTickets.ticketId))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.attachedAt.toString(), row.ticketId]);
  return { ...page, items: page.items.map((row) => ({ ...row, attachedAt: row.attachedAt.toString() })) };
}
