import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnMerchants, onlyOwnShops } from '../../merchants/index.ts';
import { merchants } from '../../merchants/tables.ts';
import { tickets } from '../../tickets/tables.ts';
import { transactionHours } from '../../transactions/tables.ts';
import { incidents, incidentTickets } from '../tables.ts';

export type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

/**
 * The one condition that keeps an account manager to incidents of banks and methods, of their merchants, and of terminals at
 * which their merchants are paid; undefined where everything may be seen.
 */
export function onlyOwnIncidents(ctx: Asker): SQL | undefined {
  const own = onlyOwnMerchants(ctx.read, ctx);
  if (own === undefined) return undefined;
  const merchantIds = ctx.read
    .select({ id: sql`${merchants.id}::text` })
    .from(merchants)
    .where(own);
  const paidThere = ctx.read
    .select({ one: sql`1` })
    .from(transactionHours)
    .where(and(eq(transactionHours.gatewayId, incidents.scopeId), onlyOwnShops(ctx.read, ctx, transactionHours.shopId)))
    .limit(1);
  return or(
    inArray(incidents.scopeKind, ['acquirer', 'method']),
    and(eq(incidents.scopeKind, 'merchant'), inArray(incidents.scopeId, merchantIds)),
    and(eq(incidents.scopeKind, 'gateway'), sql`exists ${paidThere}`),
  );
}

/** The same for the tickets of an incident. */
export function onlyOwnTicketsOf(ctx: Asker): SQL | undefined {
  const own = onlyOwnMerchants(ctx.read, ctx);
  if (own === undefined) return undefined;
  return inArray(tickets.merchantId, ctx.read.select({ id: merchants.id }).from(merchants).where(own));
}

/** How many tickets of an incident the asker may see. */
export function countTicketsOf(ctx: Asker): SQL<number> {
  const own = onlyOwnTicketsOf(ctx);
  const counted = ctx.read
    .select({ count: sql`count(*)::int` })
    .from(incidentTickets)
    .innerJoin(tickets, eq(tickets.id, incidentTickets.ticketId))
    .where(and(eq(incidentTickets.incidentId, incidents.id), isNull(incidentTickets.detachedAt), own));
  return sql<number>`(${counted})`;
}
