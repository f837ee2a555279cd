import { type SQL, sql } from 'drizzle-orm';
import type { TerminalId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { spreadHours } from '../../transactions/index.ts';
import { transactionHours, transactions } from '../../transactions/tables.ts';
import type { Attempt, Surroundings } from '../recognise.rules.ts';
import { recognisedLimits, terminalShops } from '../tables.ts';

const t = transactions;
const MOST_HOURS = sql.raw(`interval '3 hours'`);
/** Of one code within those hours: with fewer there is no pattern. */
const LEAST_DECLINED = sql.raw('8');

export interface SuspectAttempt extends Attempt {
  terminalId: TerminalId;
  currency: string;
}

const FINISHED = sql`${t.status} in ('successful', 'failed') and ${t.type} in ('payment', 'authorization') and ${t.test} is not true`;

/**
 * The attempts of the last three hours at terminals where one code declined several, in the order of time. Where no source named the terminal yet,
 * what passed counts for every terminal of the shop: failed payments are looked up first, and would look like all there is.
 */
export async function listSuspectAttempts(db: ReadDb, at: Temporal.Instant): Promise<SuspectAttempt[]> {
  const now = sql`${at.toString()}::timestamptz`;
  const rows = await db
    .select({
      terminalId: sql<TerminalId>`s.gateway_id`,
      currency: sql<string>`s.currency`,
      at: t.partitionAt,
      isDeclined: sql<boolean>`${t.status} = 'failed'`,
      code: sql<string>`coalesce(${t.code}, '')`,
      bin: t.cardBin,
      card: sql<string | null>`coalesce(${t.cardStamp}, ${t.cardBin} || ${t.cardLast4})`,
      minor: sql<string>`coalesce(${t.amountMinor}, 0)`,
    })
    .from(sql`(${suspects(now)}) as s`)
    .innerJoin(
      t,
      sql`${t.partitionAt} >= ${now} - ${MOST_HOURS} and ${t.partitionAt} < ${now} and ${t.currency} = s.currency and ${FINISHED}
        and (${t.gatewayId} = s.gateway_id or (${t.gatewayId} is null and ${t.status} = 'successful' and ${ofItsShops}))`,
    )
    .orderBy(sql`s.gateway_id, s.currency, ${t.partitionAt}`);
  return rows.map(({ minor, ...row }) => ({ ...row, minor: Number(minor) }));
}

const ofItsShops = sql`exists (select from ${terminalShops} shops where shops.terminal_id = s.gateway_id
  and shops.shop_id = ${t.shopId} and shops.currency = s.currency)`;

const suspects = (now: SQL): SQL => sql`
  select distinct gateway_id, currency from (
    select h.gateway_id, h.currency from ${transactionHours} h
    where h.hour >= ${now} - ${MOST_HOURS} and h.hour < ${now} and h.gateway_id <> '' and h.currency <> '' and not h.test
      and h.status = 'failed' and h.type in ('payment', 'authorization') and h.code <> ''
    group by h.gateway_id, h.currency, h.code having sum(h.payments) >= ${LEAST_DECLINED}
  ) as declined`;

export interface AskedSurroundings {
  terminalId: TerminalId;
  currency: string;
  code: string;
  startedAt: Temporal.Instant;
}

const WEEKS = sql.raw(`interval '4 weeks'`);

/** How usual a code is at a terminal, and how the bank's other terminals do since it began. Asked only where there is a pattern. */
export async function findSurroundings(
  db: ReadDb,
  asked: AskedSurroundings,
  at: Temporal.Instant,
): Promise<Surroundings> {
  const [now, start] = [sql`${at.toString()}::timestamptz`, sql`${asked.startedAt.toString()}::timestamptz`];
  const only = sql`h.currency = ${asked.currency} and h.status in ('successful', 'failed') and h.type in ('payment', 'authorization')`;
  const hours = spreadHours({ from: sql`${start} - ${WEEKS}`, to: sql`date_trunc('hour', ${start})`, only });
  const usual = sql`select coalesce(sum(payments * share) filter (where code = ${asked.code} and status = 'failed')
    / nullif(sum(payments * share), 0), 0) as share from ${hours} as spread where gateway_id = ${asked.terminalId}`;
  const others = sql`select count(*)::int as attempts, (count(*) filter (where ${t.status} = 'failed'))::int as declined
    from ${terminals} own join ${terminals} other on other.acquirer_id = own.acquirer_id and other.id <> own.id
    join ${t} on ${t.gatewayId} = other.id and ${t.partitionAt} >= ${start} and ${t.partitionAt} < ${now} and ${FINISHED}
    where own.id = ${asked.terminalId}`;
  const [row] = await db
    .select({
      usualShare: sql<number>`usual.share`,
      attempts: sql<number>`others.attempts`,
      declined: sql<number>`others.declined`,
    })
    .from(sql`(${usual}) as usual cross join (${others}) as others`);
  return { usualShare: row?.usualShare ?? 0, others: { attempts: row?.attempts ?? 0, declined: row?.declined ?? 0 } };
}

const LAST = sql.raw('5');

/** Of each limit that is recognised and open, when payments began to pass again; those that none does are left out. */
export async function listPassedAgain(
  db: ReadDb,
  at: Temporal.Instant,
): Promise<{ id: string; passedAt: Temporal.Instant }[]> {
  const r = recognisedLimits;
  const rows = await db
    .select({
      id: r.id,
      passedAt: sql<string>`to_char(last.passed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    })
    .from(r)
    .innerJoinLateral(
      sql`(select min(at) filter (where passed) as passed_at, count(*) filter (where passed) as passed, count(*) as attempts from (
        select ${t.partitionAt} as at, ${t.status} = 'successful' as passed from ${t}
        where ${t.gatewayId} = ${r.terminalId} and ${t.currency} = ${r.currency} and ${t.partitionAt} > ${r.startedAt}
          and ${t.partitionAt} < ${at.toString()}::timestamptz and ${FINISHED}
        order by ${t.partitionAt} desc limit ${LAST}) as latest) as last`,
      sql`last.passed * 2 > last.attempts and last.attempts = ${LAST}`,
    )
    .where(sql`${r.endedAt} is null`);
  return rows.map(({ id, passedAt }) => ({ id, passedAt: Temporal.Instant.from(passedAt) }));
}
