import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { MessageId } from '../../kernel/ids.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { OutboundState } from './contract.ts';
import { channelAccounts, outbound, type SendFailure } from './tables.ts';

export type OutboundRow = typeof outbound.$inferSelect;

/** Whether anything is to be sent, or a lease ran out: asked every second. */
export async function hasDueOutbound(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [one] = await builtOnce(db, 'has-due-outbound', () =>
    db
      .select({ id: outbound.id })
      .from(outbound)
      .innerJoin(channelAccounts, eq(channelAccounts.id, outbound.accountId))
      .where(
        sql`${outbound.state} in ('queued', 'sending') and ${outbound.dueAt} <= ${sql.placeholder('at')}::timestamptz
          and (${outbound.state} = 'sending' or not ${channelAccounts.paused})`,
      )
      .limit(1)
      .prepare('has-due-outbound'),
  ).execute({ at: at.toString() });
  return one !== undefined;
}

/** What may leave now: due, first of what is unfinished to its address, on an account that is not paused. */
export async function listReadyOutbound(db: ReadDb, at: Temporal.Instant, limit: number): Promise<OutboundRow[]> {
  const rows = await db
    .select({ row: outbound })
    .from(outbound)
    .innerJoin(channelAccounts, and(eq(channelAccounts.id, outbound.accountId), eq(channelAccounts.paused, false)))
    .where(
      and(
        sql`${outbound.state} in ('queued', 'sending')`,
        eq(outbound.state, 'queued'),
        lte(outbound.dueAt, at),
        sql`not exists (
          select 1 from ${outbound} earlier
          where earlier.state in ('queued', 'sending') and earlier.account_id = ${outbound.accountId}
            and earlier.address = ${outbound.address}
            and (earlier.created_at, earlier.id) < (${outbound.createdAt}, ${outbound.id}))`,
      ),
    )
    .orderBy(asc(outbound.dueAt), asc(outbound.id))
    .limit(limit);
  return rows.map(({ row }) => row);
}

/** How an answer fares, for the thread that shows it. */
export interface Delivery {
  messageId: MessageId;
  state: OutboundState;
  heldUntil: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
  providerMessageId: string | null;
  failure: SendFailure | null;
}

export async function listOutbound(db: ReadDb, messageIds: readonly MessageId[]): Promise<Delivery[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .select()
    .from(outbound)
    .where(inArray(outbound.id, [...messageIds]));
  return rows.map(({ id, state, dueAt, sentAt, providerMessageId, failure }) => ({
    messageId: id,
    state,
    heldUntil: state === 'queued' ? dueAt : null,
    sentAt,
    providerMessageId,
    failure,
  }));
}
