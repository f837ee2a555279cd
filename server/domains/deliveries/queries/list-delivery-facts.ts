import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { DeliveryId, EndpointId, TransactionUid } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, textsOf } from '../../../platform/one-text.ts';
import { transactionKeys, transactions } from '../../transactions/tables.ts';
import { hostOf } from '../address.rules.ts';
import {
  DeliveryClass,
  type DeliveryFact,
  type DeliveryFacts,
  DeliveryTrigger,
  EndpointHealth,
  ErrorText,
  NotificationState,
  SignSource,
} from '../contract.ts';
import { isCovered } from '../coverage.rules.ts';
import { storedMoment } from '../moment-text.ts';
import {
  deliveryAttempts,
  deliveryEndpoints,
  deliveryResends,
  deliverySigns,
  shopNotifications,
  unsentNotifications,
} from '../tables.ts';
import { logSpanOf } from './log-spans.ts';

const EXCERPT = 200;

const Moment = z.string().transform(storedMoment);
const Attempt = z.object({
  id: DeliveryId,
  n: z.number(),
  at: Moment,
  trigger: DeliveryTrigger,
  class: DeliveryClass,
  errorText: ErrorText.nullable(),
  httpStatus: z.number().nullable(),
  excerpt: z.string().nullable(),
  address: z.string(),
});
const Row = z.object({
  uid: z.string(),
  /** Oldest first. */
  attempts: z.array(Attempt).nullable(),
  notifications: z
    .array(z.object({ state: NotificationState, earliest: Moment.nullable(), latest: Moment.nullable() }))
    .nullable(),
  resends: z.array(z.object({ id: z.string(), at: Moment, said: z.string().nullable() })).nullable(),
  signs: z
    .array(
      z.object({
        source: SignSource,
        at: Moment,
        class: DeliveryClass,
        httpStatus: z.number().nullable(),
        excerpt: z.string().nullable(),
      }),
    )
    .nullable(),
  endpoint: z
    .object({
      id: EndpointId,
      health: EndpointHealth,
      since: Moment,
      lastAcceptedAt: Moment.nullable(),
    })
    .nullable(),
  span: z.object({ firstAt: Moment, heardUntil: Moment }).nullable(),
  finalAt: Moment,
  isUnsent: z.boolean(),
  knew: z.object({ uid: TransactionUid, at: Moment }).nullable(),
});
type Row = z.infer<typeof Row>;

/** What verdicts need to know of how these payments were told to their shops; one statement for all. Of an unknown uid there is nothing. */
export async function listDeliveryFacts(db: ReadDb, uids: readonly string[]): Promise<Map<string, DeliveryFacts>> {
  if (uids.length === 0) return new Map();
  const rows = await statement(db).execute({ uids: asOneText(uids) });
  return new Map(
    rows.map((row) => {
      const read = Row.parse(row);
      return [read.uid, factsOf(read)];
    }),
  );
}

/** Laterals by key: whatever the planner believes of sizes, each is a look-up in an index. */
const statement = (db: ReadDb) =>
  builtOnce(db, 'delivery-facts', () =>
    db
      .select({
        uid: sql<string>`asked.uid`,
        attempts: sql<unknown>`attempts.list`,
        notifications: sql<unknown>`notified.list`,
        resends: sql<unknown>`resent.list`,
        signs: sql<unknown>`signs.list`,
        endpoint: sql<unknown>`endpoint.one`,
        span: sql<unknown>`span.one`,
        finalAt: sql<string>`coalesce(t.paid_at, t.partition_at)`,
        isUnsent: sql<boolean>`exists (select from ${unsentNotifications} u where u.uid = asked.uid and u.closed_at is null)`,
        knew: sql<unknown>`knew.one`,
      })
      .from(sql`(select distinct uid from unnest(${textsOf(sql.placeholder('uids'))}) as given (uid)) as asked
        join ${transactionKeys} k on k.uid = asked.uid
        join ${transactions} t on t.uid = k.uid and t.partition_at = k.partition_at
        left join lateral (
          select json_agg(json_build_object('id', a.id, 'n', a.n, 'at', a.at, 'trigger', a.trigger, 'class', a.class,
            'errorText', a.error_text, 'httpStatus', a.http_status, 'excerpt', left(a.response_body, ${sql.raw(String(EXCERPT))}),
            'address', e.address) order by a.at, a.n) as list
          from (
            select d.* from ${shopNotifications} s join ${deliveryAttempts} d on d.event_id = s.event_id
            where s.uid = asked.uid order by d.at desc, d.n desc limit 20
          ) a join ${deliveryEndpoints} e on e.id = a.endpoint_id
        ) attempts on true
        left join lateral (
          select json_agg(json_build_object('state', s.state, 'earliest', s.next_earliest_at, 'latest', s.next_latest_at)
            order by s.last_at) as list
          from ${shopNotifications} s where s.uid = asked.uid
        ) notified on true
        left join lateral (
          select json_agg(json_build_object('id', r.id, 'at', coalesce(r.ended_at, r.asked_at), 'said', r.said)
            order by r.asked_at) as list
          from ${deliveryResends} r where r.uid = asked.uid and r.state = 'sent'
        ) resent on true
        left join lateral (
          select json_agg(json_build_object('source', g.source, 'at', g.at, 'class', g.class, 'httpStatus', g.http_status,
            'excerpt', g.excerpt)) as list
          from ${deliverySigns} g where g.shop_id = t.shop_id
        ) signs on true
        left join lateral (
          select json_build_object('id', e.id, 'health', e.health, 'since', e.since, 'lastAcceptedAt', e.last_accepted_at) as one
          from ${deliveryEndpoints} e where e.shop_id = t.shop_id order by e.last_at desc limit 1
        ) endpoint on true
        left join lateral (
          select json_build_object('firstAt', l.first_at, 'heardUntil', l.heard_until) as one
          from (${logSpanOf(sql`t.shop_id`, sql`coalesce(t.paid_at, t.partition_at)`)}) l where l.first_at is not null
        ) span on true
        left join lateral (
          select json_build_object('uid', c.uid, 'at', c.partition_at) as one from ${transactions} c
          where c.parent_uid = asked.uid and c.type in ('capture', 'refund') and c.status = 'successful'
          order by c.partition_at + interval '0' limit 1
        ) knew on true`)
      .prepare('delivery-facts'),
  );

function factsOf(row: Row): DeliveryFacts {
  const logged = (row.attempts ?? []).map(
    ({ address, ...attempt }): DeliveryFact => ({ ...attempt, source: 'log', host: hostOf(address) }),
  );
  const notified = row.notifications ?? [];
  const hasLog = logged.length > 0 || (row.span !== null && isCovered(row.span, row.finalAt));
  const waiting = notified.findLast(({ state }) => state === 'waiting');
  return {
    hasLog,
    attempts: hasLog ? logged : standIns(row),
    next:
      waiting?.earliest == null || waiting.latest === null
        ? null
        : { earliest: waiting.earliest, latest: waiting.latest },
    gaveUp: notified.length > 0 && notified.every(({ state }) => state === 'gone'),
    isUnsent: row.isUnsent,
    endpoint: row.endpoint,
    knew: row.knew,
  };
}

/** Where there is no log: what else says how the shop takes notifications, each marked with where it comes from. */
function standIns({ resends, signs, knew }: Row): DeliveryFact[] {
  const none = { trigger: 'manual' as const, errorText: null, host: null };
  const facts: DeliveryFact[] = [
    ...(resends ?? []).map(({ id, at, said }) => ({
      ...none,
      id,
      n: 0,
      at,
      source: 'resend' as const,
      // That the gateway sent it says nothing of what the shop answered.
      class: 'unknown' as const,
      httpStatus: null,
      excerpt: said,
    })),
    ...(signs ?? []).map((sign) => ({ ...none, ...sign, id: `${sign.source}`, n: 0 })),
    ...(knew === null
      ? []
      : [
          {
            ...none,
            id: knew.uid,
            n: 0,
            at: knew.at,
            source: 'behaviour' as const,
            // A refund is often made by hand, for want of the order that the shop never marked as paid.
            class: 'unknown' as const,
            httpStatus: null,
            excerpt: null,
          },
        ]),
  ];
  return facts.sort((a, b) => (a.at < b.at ? -1 : 1));
}
