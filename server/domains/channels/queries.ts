import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { AccountId, InboundId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page } from '../../kernel/page.ts';
import { builtOnce } from '../../platform/built-once.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { BlockedSender, ChannelAccount, InboundRow, listQuarantine } from './contract.ts';
import type { InboundPayload } from './facts.ts';
import { shownAccount } from './shown-account.ts';
import { shownInbound } from './shown-inbound.rules.ts';
import { type AccountRow, blockedSenders, channelAccounts, channelTallies, inbound, outbound } from './tables.ts';

export async function findAccountByKey(db: ReadDb, key: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(channelAccounts).where(eq(channelAccounts.key, key));
  return row;
}

/** The row with its sealed secrets; for verbs and jobs, never for a screen. */
export async function getAccountRow(db: ReadDb, id: AccountId): Promise<AccountRow> {
  const [row] = await db.select().from(channelAccounts).where(eq(channelAccounts.id, id));
  if (row === undefined) throw notFound('account');
  return row;
}

export async function listAccountRows(db: ReadDb): Promise<AccountRow[]> {
  return builtOnce(db, 'channel-account-rows', () =>
    db.select().from(channelAccounts).orderBy(asc(channelAccounts.createdAt)).prepare('channel-account-rows'),
  ).execute();
}

const shownColumns = {
  row: channelAccounts,
  waiting: sql<number>`(select count(*)::int from ${inbound} i where i.account_id = "channel_accounts"."id" and i.state = 'waiting')`,
  queued: sql<number>`(select count(*)::int from ${outbound} o where o.account_id = "channel_accounts"."id" and o.state in ('queued', 'sending'))`,
  lastReceivedAt: sql<
    string | null
  >`(select max(t.last_at) from ${channelTallies} t where t.account_id = "channel_accounts"."id" and t.word = 'received')`,
  tallies: sql<
    Record<string, number>
  >`(select coalesce(jsonb_object_agg(word, n), '{}') from (select t.word, sum(t.count) as n from ${channelTallies} t where t.account_id = "channel_accounts"."id" group by t.word) as counted)`,
};

export async function listAccounts(db: ReadDb): Promise<ChannelAccount[]> {
  const found = await db
    .select(shownColumns)
    .from(channelAccounts)
    .orderBy(asc(channelAccounts.createdAt), asc(channelAccounts.id));
  return found.map(({ row, ...counted }) => shownAccount(row, counted));
}

export async function getAccount(db: ReadDb, id: AccountId): Promise<ChannelAccount> {
  const [found] = await db.select(shownColumns).from(channelAccounts).where(eq(channelAccounts.id, id));
  if (found === undefined) throw notFound('account');
  return shownAccount(found.row, found);
}

const QuarantineCursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** What was set aside and not dismissed, newest first. */
export async function listSetAside(
  db: ReadDb,
  request: z.output<NonNullable<typeof listQuarantine.query>>,
): Promise<Page<InboundRow>> {
  const before = QuarantineCursor.safeParse(decodeCursor(request.after)).data;
  const rows = await db
    .select({ row: inbound, accountName: channelAccounts.name, channel: channelAccounts.kind })
    .from(inbound)
    .innerJoin(channelAccounts, eq(channelAccounts.id, inbound.accountId))
    .where(
      and(
        // As the index says it.
        sql`${inbound.state} in ('quarantined', 'failed')`,
        isNull(inbound.dismissedAt),
        request.state === undefined ? undefined : eq(inbound.state, request.state),
        request.accountId === undefined ? undefined : eq(inbound.accountId, request.accountId),
        before === undefined ? undefined : olderThan(before),
      ),
    )
    .orderBy(desc(inbound.receivedAt), desc(inbound.id))
    .limit(request.limit + 1);
  const page = cutPage(rows, request.limit, ({ row }) => [row.receivedAt.toString(), row.id]);
  return { ...page, items: page.items.map((found) => shownInbound(found)) };
}

/** Beyond this nobody counts: it is shown as 99+. */
const MOST_COUNTED = 100;

export async function countSetAside(db: ReadDb): Promise<number> {
  const some = db
    .select({ id: inbound.id })
    .from(inbound)
    // As the index says it.
    .where(and(sql`${inbound.state} in ('quarantined', 'failed')`, isNull(inbound.dismissedAt)))
    .limit(MOST_COUNTED)
    .as('some');
  const [counted] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return counted?.count ?? 0;
}

const olderThan = ([at, id]: [string, string]): SQL =>
  sql`(${inbound.receivedAt}, ${inbound.id}) < (${at}::timestamptz, ${id}::uuid)`;

export async function listBlocked(db: ReadDb): Promise<BlockedSender[]> {
  const rows = await db
    .select({
      row: blockedSenders,
      stopped: sql<number>`(select count(*)::int from ${inbound} i where i.state = 'quarantined' and i.reason = 'blocked-sender' and i.received_at >= "blocked_senders"."blocked_at" and i.said -> 'sender' -> 'identity' = jsonb_build_object('kind', "blocked_senders"."kind", 'value', "blocked_senders"."value"))`,
    })
    .from(blockedSenders)
    .orderBy(desc(blockedSenders.blockedAt));
  return rows.map(({ row: { kind, value, reason, blockedAt, blockedBy }, stopped }) => ({
    identity: { kind, value },
    reason,
    blockedAt: blockedAt.toString(),
    blockedBy,
    stopped,
  }));
}

/** Whether a payload waits whose time has come: asked often, and answered by an index that is nearly empty. */
export async function hasWaitingInbound(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [one] = await builtOnce(db, 'has-waiting-inbound', () =>
    db
      .select({ id: inbound.id })
      .from(inbound)
      .innerJoin(channelAccounts, and(eq(channelAccounts.id, inbound.accountId), eq(channelAccounts.paused, false)))
      .where(sql`${inbound.state} = 'waiting' and ${inbound.dueAt} <= ${sql.placeholder('at')}::timestamptz`)
      .limit(1)
      .prepare('has-waiting-inbound'),
  ).execute({ at: at.toString() });
  return one !== undefined;
}

/** What a person decides about; refused when it is not there. */
export async function getInbound(db: ReadDb, id: InboundId): Promise<InboundPayload> {
  const [row] = await db.select().from(inbound).where(eq(inbound.id, id));
  if (row === undefined) throw notFound('inbound');
  return row;
}
