import { and, asc, eq, sql } from 'drizzle-orm';
import type { InboundId } from '../../kernel/ids.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { leases } from '../../platform/tables.ts';
import type { ChannelKind } from './contract.ts';
import type { InboundPayload } from './facts.ts';
import { blockedSenders, channelAccounts, inbound } from './tables.ts';

export interface WaitingInbound {
  row: InboundPayload;
  channel: ChannelKind;
  /** Their sender is turned away. */
  isBlocked: boolean;
  /** The same was set aside before, or was news that were heard, under another delivery. */
  isRepeat: boolean;
}

/** Whose turn it is among all nodes, until the transaction ends: two takers side by side would break the order of a lane. */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into ${leases} as l (name, owner, until) values ('take-inbound', 'turn', 'infinity')
    on conflict (name) do update set owner = l.owner`);
}

const isBlocked = sql<boolean>`exists (select 1 from ${blockedSenders} where
  ${blockedSenders.kind} = ${inbound.said} #>> '{sender,identity,kind}'
  and ${blockedSenders.value} = ${inbound.said} #>> '{sender,identity,value}')`;

/** Of what became a message the tickets know where it lies; what failed is better taken now than not at all. */
const isRepeat = sql<boolean>`exists (select 1 from ${inbound} known where known.digest = ${inbound.digest}
  and (known.state = 'quarantined' or (known.state in ('ticketed', 'joined') and known.said ->> 'kind' <> 'message')))`;

/** The oldest that wait and whose time has come; `id` claims just that one. One that waits longer holds its lane back. */
export async function claimInbound(
  tx: Tx,
  at: Temporal.Instant,
  limit: number,
  id?: InboundId,
): Promise<WaitingInbound[]> {
  return tx
    .select({ row: inbound, channel: channelAccounts.kind, isBlocked, isRepeat })
    .from(inbound)
    .innerJoin(channelAccounts, and(eq(channelAccounts.id, inbound.accountId), eq(channelAccounts.paused, false)))
    .where(
      and(
        sql`${inbound.state} = 'waiting'`,
        sql`${inbound.dueAt} <= ${at.toString()}::timestamptz`,
        sql`not exists (
          select 1 from ${inbound} earlier
          where earlier.state = 'waiting' and earlier.account_id = ${inbound.accountId} and earlier.lane = ${inbound.lane}
            and (earlier.received_at, earlier.id) < (${inbound.receivedAt}, ${inbound.id})
            and earlier.due_at > ${at.toString()}::timestamptz)`,
        id === undefined ? undefined : eq(inbound.id, id),
      ),
    )
    .orderBy(asc(inbound.receivedAt), asc(inbound.id))
    .limit(limit)
    .for('update', { of: inbound });
}

/** The same without claiming, to take them one by one. */
export async function listWaitingIds(db: ReadDb, at: Temporal.Instant, limit: number): Promise<InboundId[]> {
  const rows = await db
    .select({ id: inbound.id })
    .from(inbound)
    .innerJoin(channelAccounts, and(eq(channelAccounts.id, inbound.accountId), eq(channelAccounts.paused, false)))
    .where(sql`${inbound.state} = 'waiting' and ${inbound.dueAt} <= ${at.toString()}::timestamptz`)
    .orderBy(asc(inbound.receivedAt), asc(inbound.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
