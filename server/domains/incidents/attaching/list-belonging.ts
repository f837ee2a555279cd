import { type SQL, sql } from 'drizzle-orm';
import type { IncidentId, TicketId, TransactionUid } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { shops } from '../../merchants/tables.ts';
import { tickets } from '../../tickets/tables.ts';
import { transactionKeys, transactions } from '../../transactions/tables.ts';
import { incidents, incidentTickets } from '../tables.ts';

/** Which tickets are looked at: some, those that could be of one incident, or all in which somebody wrote lately. */
export type Looked = { ticketIds: readonly TicketId[] } | { incidentId: IncidentId } | 'all';

export interface Belonging {
  incidentId: IncidentId;
  number: number;
  ticketId: TicketId;
  uid: TransactionUid;
}

/** People ask about a payment for so long. */
const ASKED_WITHIN_HOURS = 48;
/** What is found at 10:12 has begun a little earlier than it shows. */
const SLACK = sql.raw(`interval '2 minutes'`);
const MOST = 500;

/** Tickets whose payment failed inside an incident and that belong to none yet. */
export async function listBelonging(
  db: ReadDb,
  looked: Looked,
  at: Temporal.Instant,
  most = MOST,
): Promise<Belonging[]> {
  const since = at.subtract({ hours: ASKED_WITHIN_HOURS }).toString();
  return db
    .select({
      incidentId: incidents.id,
      number: sql<number>`${incidents.number}::int`,
      ticketId: tickets.id,
      uid: transactions.uid,
    })
    .from(tickets)
    .innerJoin(transactionKeys, sql`${transactionKeys.uid} = ${tickets.transactionUid}`)
    .innerJoin(
      transactions,
      sql`${transactions.uid} = ${transactionKeys.uid} and ${transactions.partitionAt} = ${transactionKeys.partitionAt}`,
    )
    .leftJoin(terminals, sql`${terminals.id} = ${transactions.gatewayId}`)
    .leftJoin(shops, sql`${shops.id} = ${transactions.shopId}`)
    .innerJoin(
      incidents,
      sql`${incidents.mergedInto} is null and ${transactions.partitionAt} >= ${incidents.startedAt} - ${SLACK}
        and (${incidents.resolvedAt} is null
          or ${transactions.partitionAt} < ${incidents.resolvedAt} and ${incidents.resolvedAt} > ${since}::timestamptz)
        and ${isInScope}`,
    )
    .where(
      sql`${tickets.transactionUid} is not null and ${tickets.incidentId} is null and ${tickets.mergedInto} is null
        and ${tickets.lastInboundAt} > ${since}::timestamptz and ${tickets.status} <> 'done'
        and ${transactions.status} <> 'successful' and ${named(looked)}
        and not exists (select 1 from ${incidentTickets} known
          where known.incident_id = ${incidents.id} and known.ticket_id = ${tickets.id})`,
    )
    .orderBy(incidents.startedAt, tickets.id)
    .limit(most);
}

const isInScope = sql`case ${incidents.scopeKind}
  when 'acquirer' then ${incidents.scopeId} = ${terminals.acquirerId}::text
  when 'gateway' then ${incidents.scopeId} = ${transactions.gatewayId}
  when 'bin' then ${incidents.scopeId} = left(${transactions.cardBin}, 6)
  when 'method' then ${incidents.scopeId} = ${transactions.methodType}
  when 'merchant' then ${incidents.scopeId} = ${shops.merchantId}::text end`;

function named(looked: Looked): SQL {
  if (looked === 'all') return sql`true`;
  if ('incidentId' in looked) return sql`${incidents.id} = ${looked.incidentId}::uuid`;
  return sql`${tickets.id} = any(${sql.param([...looked.ticketIds])}::text[]::uuid[])`;
}
