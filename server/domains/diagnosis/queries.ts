import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { builtFor, builtOnce } from '../../platform/built-once.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { asOneText, isAnyOf } from '../../platform/one-text.ts';
import { people } from '../access/tables.ts';
import { acquirers, terminals } from '../acquirers/tables.ts';
import { onlyOwnShops } from '../merchants/index.ts';
import { shops } from '../merchants/tables.ts';
import { transactionKeys, transactions } from '../transactions/tables.ts';
import { merchantTerms, verdictCorrections } from './tables.ts';

/** Seen from a payment, what happened further away than this belongs to another story. */
const NEAR = sql.raw(`interval '1 day'`);
const MOST_ATTEMPTS = 20;

export type StoredPayment = Awaited<ReturnType<typeof listPayments>>[number];

/** The shop and the acquirer of a payment as far as a verdict needs them, the merchant's own terms, and what a person said. */
const AROUND = {
  shopName: shops.name,
  shopDomain: shops.domain,
  cms: shops.cms,
  supportEmail: shops.supportEmail,
  supportPhone: shops.supportPhone,
  codeBook: acquirers.codeBook,
  hours: acquirers.hours,
  usualTerms: acquirers.settlement,
  ownTerms: merchantTerms.terms,
  correction: verdictCorrections,
  correctedBy: people.name,
};

/** The payments of these uids that the asker may see, with what stands around each. */
export async function listPayments(ctx: Context, uids: readonly string[]) {
  const build = () =>
    ctx.read
      .select({ transaction: transactions, ...AROUND })
      .from(transactionKeys)
      .innerJoin(
        transactions,
        and(eq(transactions.uid, transactionKeys.uid), eq(transactions.partitionAt, transactionKeys.partitionAt)),
      )
      .leftJoin(shops, eq(shops.id, transactions.shopId))
      .leftJoin(terminals, eq(sql`${terminals.id}`, transactions.gatewayId))
      .leftJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
      .leftJoin(
        merchantTerms,
        and(eq(merchantTerms.merchantId, shops.merchantId), eq(merchantTerms.acquirerId, terminals.acquirerId)),
      )
      .leftJoin(
        verdictCorrections,
        and(eq(verdictCorrections.uid, transactions.uid), isNull(verdictCorrections.withdrawnAt)),
      )
      .leftJoin(people, eq(people.id, verdictCorrections.correctedBy))
      .where(
        and(isAnyOf(transactionKeys.uid, sql.placeholder('uids')), onlyOwnShops(ctx.read, ctx, transactions.shopId)),
      )
      .prepare('payments-to-explain');
  return builtFor(ctx, 'payments-to-explain', build).execute({ uids: asOneText(uids) });
}

/** What the rules look at in a transaction beside the one asked about. */
const RELATED = {
  uid: sql<string>`near.uid`,
  shopId: sql<number | null>`near.shop_id`,
  type: sql<string | null>`near.type`,
  status: sql<string | null>`near.status`,
  code: sql<string | null>`near.code`,
  amountMinor: sql<string | null>`near.amount_minor`,
  currency: sql<string | null>`near.currency`,
  trackingId: sql<string | null>`near.tracking_id`,
  parentUid: sql<string | null>`near.parent_uid`,
  recurringType: sql<string | null>`near.recurring_type`,
  cardStamp: sql<string | null>`near.card_stamp`,
  test: sql<boolean | null>`near.test`,
  createdAt: sql<string | null>`near.created`,
  partitionAt: sql<string>`near.partition`,
};

const AS_TEXT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const RELATED_COLUMNS = sql.raw(`t.uid, t.shop_id, t.type, t.status, t.code, t.amount_minor, t.currency, t.tracking_id,
  t.parent_uid, t.recurring_type, t.card_stamp, t.test,
  to_char(t.created_at at time zone 'UTC', ${AS_TEXT}) as created,
  to_char(t.partition_at at time zone 'UTC', ${AS_TEXT}) as partition`);

export type RelatedRow = Awaited<ReturnType<typeof listFollowUps>>[number];

/**
 * Attempts near in time for the same order of the shop, and of the same card for the same amount. `is not distinct from` keeps
 * the planner off the shop's index, which holds a whole day of a large shop where the order's holds a row or two.
 */
export async function listAttempts(db: ReadDb, payments: readonly StoredPayment[]) {
  const asked = payments.map(({ transaction: t }) => ({
    uid: t.uid,
    at: t.partitionAt.toString(),
    shop: t.shopId,
    order_id: t.trackingId,
    stamp: t.cardStamp,
    last4: t.cardLast4,
    bin: t.cardBin,
    amount: t.amountMinor,
  }));
  const build = () =>
    db
      .select({ askedUid: sql<string>`asked.uid`, kind: sql<'order' | 'card'>`near.kind`, ...RELATED })
      .from(
        sql`${recordset('asked')} as asked (uid text, at timestamptz, shop integer, order_id text, stamp text, last4 text, bin text, amount bigint)
        cross join lateral (
          (select 'order' as kind, ${RELATED_COLUMNS} from ${transactions} t
            where t.tracking_id is not null and t.tracking_id = asked.order_id
              and t.shop_id is not distinct from asked.shop and t.uid <> asked.uid
              and t.partition_at between asked.at - ${NEAR} and asked.at + ${NEAR}
            limit ${MOST_ATTEMPTS})
          union all
          (select 'card' as kind, ${RELATED_COLUMNS} from ${transactions} t
            where t.card_last4 = asked.last4 and t.card_bin = asked.bin and t.card_stamp = asked.stamp
              and t.amount_minor = asked.amount and t.uid <> asked.uid
              and t.partition_at between asked.at - ${NEAR} and asked.at + ${NEAR}
            limit ${MOST_ATTEMPTS})
        ) as near`,
      )
      .prepare('attempts-near');
  return builtOnce(db, 'attempts-near', build).execute({ asked: JSON.stringify(asked) });
}

/** What followed these payments, and what they themselves follow. A child is never older than its parent. */
export async function listFollowUps(
  db: ReadDb,
  payments: readonly { uid: string; at: string }[],
  parents: readonly string[],
) {
  const build = () =>
    db
      .select(RELATED)
      .from(
        sql`(
      select ${RELATED_COLUMNS} from ${recordset('payments')} as asked (uid text, at timestamptz)
        cross join lateral (
          select * from ${transactions} child
            where child.parent_uid = asked.uid and child.partition_at >= asked.at - ${NEAR}
        ) as t
      union all
      select ${RELATED_COLUMNS} from ${transactionKeys} key
        join ${transactions} t on t.uid = key.uid and t.partition_at = key.partition_at
        where ${isAnyOf(sql.raw('key.uid'), sql.placeholder('parents'))}
    ) as near`,
      )
      .prepare('follow-ups');
  return builtOnce(db, 'follow-ups', build).execute({
    payments: JSON.stringify(payments),
    parents: asOneText(parents),
  });
}

// One text parameter: the driver would write a list of values, and a generic plan wants one shape.
const recordset = (parameter: string): SQL => sql`jsonb_to_recordset(${sql.placeholder(parameter)}::text::jsonb)`;
