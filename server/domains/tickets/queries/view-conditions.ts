import { and, eq, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { tickets } from '../tables.ts';
import type { View } from '../view.rules.ts';
import { type Asker, onlyOwnTickets } from './own-tickets.ts';
import { ticketsThatSaid } from './said-words.ts';

/** A view as a statement sees it: which conditions it has, and what is filled in when it runs. */
export interface ViewStatement {
  /** Tells apart everything that changes the statement's text. */
  shape: string;
  where: SQL | undefined;
  values: Record<string, unknown>;
}

/** The conditions of a view with the asker's limits; values are placeholders, so that a statement is written once a shape. */
export function viewConditions(ctx: Asker, view: View, now: Temporal.ZonedDateTime): ViewStatement {
  const used = PARTS.filter(({ isAsked }) => isAsked(view));
  return {
    shape: used.map(({ name }) => name).join(' '),
    where: and(...used.map(({ where }) => where(ctx)), onlyOwnTickets(ctx)),
    values: Object.assign({}, ...used.map(({ values }) => values?.(view, { ctx, now }) ?? {})),
  };
}

interface Part {
  name: string;
  isAsked(view: View): boolean;
  where(ctx: Asker): SQL | undefined;
  values?(view: View, given: { ctx: Asker; now: Temporal.ZonedDateTime }): Record<string, unknown>;
}

const given = sql.placeholder;
const has = (flag: View['flags'][number]) => (view: View) => view.flags.includes(flag);
/** Whoever names a thing wants to see it, done or not. */
const isNamed = (view: View) => view.number !== undefined || view.words !== '' || view.transactionUid !== undefined;
const mayBeDone = (view: View) => view.statuses?.includes('done') ?? isNamed(view);

const PARTS: readonly Part[] = [
  // Written out and no parameter: only so is it known when planning that the indexes of open tickets serve.
  { name: 'open', isAsked: (view) => !mayBeDone(view), where: () => sql`${tickets.status} <> 'done'` },
  {
    name: 'status',
    isAsked: ({ statuses }) => statuses !== undefined,
    where: () => sql`${tickets.status} = any(${given('statuses')}::text[])`,
    values: ({ statuses }) => ({ statuses }),
  },
  {
    name: 'awake',
    isAsked: (view) => !mayBeDone(view) && !has('snoozed')(view) && view.statuses === undefined,
    where: () => isNull(tickets.snoozedUntil),
  },
  { name: 'snoozed', isAsked: has('snoozed'), where: () => isNotNull(tickets.snoozedUntil) },
  { name: 'nobody', isAsked: ({ assignee }) => assignee === 'nobody', where: () => isNull(tickets.assigneeId) },
  {
    name: 'assignee',
    isAsked: ({ assignee }) => assignee !== undefined && assignee !== 'nobody',
    where: () => sql`${tickets.assigneeId} = ${given('assignee')}::uuid`,
    values: ({ assignee }, { ctx }) => ({ assignee: assignee === 'me' ? meOf(ctx) : assignee }),
  },
  {
    name: 'topic',
    isAsked: ({ topics }) => topics !== undefined,
    where: () => sql`${tickets.topic} = any(${given('topics')}::text[])`,
    values: ({ topics }) => ({ topics }),
  },
  {
    name: 'channel',
    isAsked: ({ channel }) => channel !== undefined,
    where: () => sql`${tickets.channel} = ${given('channel')}`,
    values: ({ channel }) => ({ channel }),
  },
  {
    name: 'side',
    isAsked: ({ side }) => side !== undefined,
    where: () => sql`${tickets.writerSide} = ${given('side')}`,
    values: ({ side }) => ({ side }),
  },
  {
    name: 'on',
    isAsked: ({ waitingOn }) => waitingOn !== undefined,
    where: () => sql`${tickets.waitingOn} = ${given('waitingOn')}`,
    values: ({ waitingOn }) => ({ waitingOn }),
  },
  {
    name: 'merchant',
    isAsked: ({ merchantId }) => merchantId !== undefined,
    where: (ctx) => ofMerchant(ctx),
    values: ({ merchantId }) => ({ merchantId }),
  },
  {
    name: 'contact',
    isAsked: ({ contactId }) => contactId !== undefined,
    where: () => sql`${tickets.contactId} = ${given('contactId')}::uuid`,
    values: ({ contactId }) => ({ contactId }),
  },
  {
    name: 'tx',
    isAsked: ({ transactionUid }) => transactionUid !== undefined,
    where: () => sql`${tickets.transactionUid} = ${given('transactionUid')}`,
    values: ({ transactionUid }) => ({ transactionUid }),
  },
  {
    name: 'incident',
    isAsked: ({ incidentNumber }) => incidentNumber !== undefined,
    where: () => sql`${tickets.incidentNumber} = ${given('incidentNumber')}::integer`,
    values: ({ incidentNumber }) => ({ incidentNumber }),
  },
  {
    name: 'number',
    isAsked: ({ number }) => number !== undefined,
    where: () => sql`${tickets.number} = ${given('number')}::bigint`,
    values: ({ number }) => ({ number }),
  },
  {
    name: 'due',
    isAsked: ({ dueWithinMinutes }) => dueWithinMinutes !== undefined,
    where: () => lte(tickets.dueAt, sql`${given('dueBefore')}::timestamptz`),
    values: ({ dueWithinMinutes = 0 }, { now }) => ({
      dueBefore: now.add({ minutes: dueWithinMinutes }).toInstant().toString(),
    }),
  },
  {
    name: 'opened',
    isAsked: ({ openedWithinMinutes }) => openedWithinMinutes !== undefined,
    where: () => lt(sql`${given('openedAfter')}::timestamptz`, tickets.openedAt),
    values: ({ openedWithinMinutes = 0 }, { now }) => ({
      openedAfter: now.subtract({ minutes: openedWithinMinutes }).toInstant().toString(),
    }),
  },
  {
    name: 'promised-by',
    isAsked: ({ promisedWithin }) => promisedWithin !== undefined,
    where: () => lt(tickets.promisedAt, sql`${given('promisedBefore')}::timestamptz`),
    values: ({ promisedWithin = 0 }, { now }) => ({ promisedBefore: promisedEnd(promisedWithin, now).toString() }),
  },
  { name: 'promised', isAsked: has('promised'), where: () => isNotNull(tickets.promisedAt) },
  {
    name: 'unread',
    isAsked: has('unread'),
    where: (ctx) =>
      ctx.reach === 'all'
        ? isNotNull(tickets.unreadSince)
        : and(isNotNull(tickets.openerNewsSince), sql`${tickets.openedBy} = ${meOf(ctx)}::uuid`),
  },
  {
    name: 'by',
    isAsked: ({ openedBy }) => openedBy !== undefined,
    where: () => sql`${tickets.openedBy} = ${given('openedBy')}::uuid`,
    values: ({ openedBy }, { ctx }) => ({ openedBy: openedBy === 'me' ? meOf(ctx) : openedBy }),
  },
  { name: 'undelivered', isAsked: has('undelivered'), where: () => eq(tickets.hasUndelivered, true) },
  {
    name: 'words',
    isAsked: ({ words }) => words !== '',
    where: () => sql`${tickets.id} in (${ticketsThatSaid(given('words'))})`,
    values: ({ words }) => ({ words }),
  },
];

const promisedEnd = (within: 'today' | number, now: Temporal.ZonedDateTime): Temporal.Instant =>
  (within === 'today' ? now.startOfDay().add({ days: 1 }) : now.add({ minutes: within })).toInstant();

/** A merchant's own tickets, and those about payments to them: the latter for who may see every merchant. */
function ofMerchant({ reach }: Asker): SQL | undefined {
  const own = sql`${tickets.merchantId} = ${given('merchantId')}::uuid`;
  return reach === 'all' ? or(own, sql`${tickets.paidMerchantId} = ${given('merchantId')}::uuid`) : own;
}

/** Nobody has the id of nobody: a job that asks for its own finds nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const meOf = ({ actor }: Pick<Context, 'actor'>) => (actor.kind === 'person' ? actor.personId : NOBODY);
