import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TicketId } from '../../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import type { IncidentRow } from '../contract.ts';
import { incidents, incidentTickets } from '../tables.ts';
import { asIncidentRow, rowColumns } from './incident-row.ts';
import { type Asker, onlyOwnIncidents } from './own-incidents.ts';
import { countUntold, hasLatelyEnded } from './untold.ts';

const Keyset = z.tuple([z.iso.datetime(), z.uuid()]);

interface Asked {
  state: 'open' | 'past' | 'untold' | 'all';
  after?: string | undefined;
  limit: number;
}

type Listing = Asker & Pick<Context, 'clock'>;

const OF_STATE: Readonly<Record<Asked['state'], (ctx: Listing) => SQL | undefined>> = {
  open: () => sql`${incidents.state} <> 'resolved'`,
  past: () => sql`${incidents.state} = 'resolved'`,
  untold: (ctx) => and(hasLatelyEnded(ctx.clock.now()), gt(countUntold(ctx), 0)),
  all: () => undefined,
};

/** A page of incidents, the newest first; what went on in another is that other. */
export async function listIncidents(ctx: Listing, { state, after, limit }: Asked): Promise<Page<IncidentRow>> {
  const place = Keyset.safeParse(decodeCursor(after)).data;
  const rows = await ctx.read
    .select(rowColumns(ctx))
    .from(incidents)
    .where(
      and(
        isNull(incidents.mergedInto),
        OF_STATE[state](ctx),
        onlyOwnIncidents(ctx),
        place && sql`(${incidents.startedAt}, ${incidents.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
      ),
    )
    .orderBy(desc(incidents.startedAt), desc(incidents.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ incident }) => [incident.startedAt.toString(), incident.id]);
  return { ...page, items: page.items.map(asIncidentRow) };
}

/** The incidents of a ticket, and the open ones that it could belong to. */
export async function listTicketIncidents(
  ctx: Listing,
  ticketId: TicketId,
): Promise<{ attached: IncidentRow[]; open: IncidentRow[] }> {
  const attached = await ctx.read
    .select(rowColumns(ctx))
    .from(incidents)
    .innerJoin(
      incidentTickets,
      and(
        eq(incidentTickets.incidentId, incidents.id),
        eq(incidentTickets.ticketId, ticketId),
        isNull(incidentTickets.detachedAt),
      ),
    )
    .where(and(isNull(incidents.mergedInto), onlyOwnIncidents(ctx)))
    .orderBy(desc(incidents.startedAt));
  const open = await listIncidents(ctx, { state: 'open', limit: 20 });
  const known = new Set(attached.map(({ incident }) => incident.id));
  return { attached: attached.map(asIncidentRow), open: open.items.filter(({ id }) => !known.has(id)) };
}
