import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import { EventId, MessageId, type PersonId, type TicketId } from '../../../kernel/ids.ts';
import { listConnected } from '../../../platform/connected.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { people } from '../../access/tables.ts';
import { queueOutbound } from '../../channels/index.ts';
import { listOnDuty } from '../../rota/index.ts';
import { calls, reaches, tickets } from '../tables.ts';
import { ringTicket, tellThread } from '../update-ticket.ts';
import { callText } from './call-text.ts';
import { LEAD_AFTER_MINUTES, type Present, stepsDue } from './calling.rules.ts';
import type { CallStep } from './contract.ts';
import { listLastCalled } from './list-called.ts';

const BATCH = 200;

/** One step for one ticket: who is called because of it. */
interface Step {
  ticketId: TicketId;
  number: number;
  assigneeId: PersonId | null;
  since: Temporal.Instant;
  step: CallStep;
  called: PersonId[];
}

/** Calls people to tickets that nobody opens, each step once; several tickets are one message to a person. */
export async function callPeople(ctx: Context, { consoleOrigin }: { consoleOrigin: string }): Promise<number> {
  const at = ctx.clock.now();
  const onDuty = await listPresent(ctx.read, at);
  const last = await listLast(ctx.read);
  const unopened = await listUncalled(ctx.read, { onDuty, last }, at);
  if (unopened.length === 0) return 0;
  const due = unopened.flatMap((ticket) =>
    stepsDue(ticket, onDuty, at).map(
      (step): Step => ({
        ticketId: ticket.id,
        number: ticket.number,
        assigneeId: ticket.assigneeId,
        since: ticket.unreadSince,
        step,
        called: calledFor(step, ticket.assigneeId, last),
      }),
    ),
  );
  return due.length === 0 ? 0 : makeSteps(ctx, due, at, consoleOrigin);
}

function calledFor(step: CallStep, owner: PersonId | null, { people: called, beyond }: Last): PersonId[] {
  if (step === 'own-messenger' && owner !== null) return [owner];
  return step === 'administrator' ? beyond : called;
}

const isUnopened = and(isNotNull(tickets.unreadSince), ne(tickets.status, 'done'), isNull(tickets.snoozedUntil));

export async function hasUnopenedTickets(db: ReadDb): Promise<boolean> {
  const [found] = await db.select({ id: tickets.id }).from(tickets).where(isUnopened).limit(1);
  return found !== undefined;
}

/** Those for which a step is left: what was called to already must not keep others from being called to. */
async function listUncalled(
  db: ReadDb,
  { onDuty, last }: { onDuty: readonly Present[]; last: Last },
  at: Temporal.Instant,
) {
  // A step that reached nobody is made again as soon as it can.
  const left = (step: CallStep, isAgain = last.canBeCalled) =>
    sql`not exists (select 1 from ${calls} where ${calls.ticketId} = ${tickets.id}
    and ${calls.since} = ${tickets.unreadSince} and ${calls.step} = ${step}
    and (${calls.outcome} <> 'no-reach' or not ${isAgain}))`;
  const away = onDuty.filter(({ isConnected }) => !isConnected).map(({ personId }) => personId);
  const isAway = sql`tickets.assignee_id = any(${sql.param(away)}::text[]::uuid[])`;
  // Columns are named in full: in a list of fields of one table they would lose its name.
  const isOwnerMissed = sql<boolean>`exists (select 1 from calls c where c.ticket_id = tickets.id
    and c.since = tickets.unread_since and c.step = 'own-messenger'
    and (c.outcome = 'not-reached' or (c.outcome = 'no-reach' and ${isAway})))`;
  const isLastMissed = sql<boolean>`exists (select 1 from calls c where c.ticket_id = tickets.id
    and c.since = tickets.unread_since and c.step in ('lead', 'coverage') and c.outcome = 'not-reached')`;
  const owners = onDuty.map(({ personId }) => personId);
  const leadSince = at.subtract({ minutes: LEAD_AFTER_MINUTES });
  const hasStepLeft = sql`case when ${inArray(tickets.assigneeId, owners)}
    then ${left('own-messenger', false)} or (${left('lead')} and (${lte(tickets.unreadSince, leadSince)} or ${isOwnerMissed}))
    else ${left('coverage')} end
    or (${isLastMissed} and ${left('administrator', last.beyond.length > 0)})`;
  const rows = await db
    .select({
      id: tickets.id,
      number: tickets.number,
      assigneeId: tickets.assigneeId,
      unreadSince: tickets.unreadSince,
      isOwnerMissed,
      isLastMissed,
    })
    .from(tickets)
    .where(and(isUnopened, hasStepLeft))
    .orderBy(asc(tickets.unreadSince))
    .limit(BATCH);
  return rows.flatMap(({ unreadSince, ...row }) => (unreadSince === null ? [] : [{ ...row, unreadSince }]));
}

async function listPresent(db: ReadDb, at: Temporal.Instant): Promise<Present[]> {
  const [onDuty, connected] = await Promise.all([listOnDuty(db, at), listConnected(db)]);
  return onDuty.map(({ personId }) => ({ personId, isConnected: connected.has(personId) }));
}

/** Whom the last steps call; where nobody can be, those to whom that is said. */
interface Last {
  people: PersonId[];
  canBeCalled: boolean;
  /** Those who are left where the call does not arrive. */
  beyond: PersonId[];
}

async function listLast(db: ReadDb): Promise<Last> {
  const { called, beyond } = await listLastCalled(db);
  const idsOf = (named: readonly { id: PersonId }[]) => named.map(({ id }) => id);
  if (called.length > 0) return { people: idsOf(called), canBeCalled: true, beyond: idsOf(beyond) };
  const rows = await db
    .select({ id: people.id, role: people.role })
    .from(people)
    .where(and(inArray(people.role, ['lead', 'administrator']), isNull(people.disabledAt)))
    .orderBy(desc(people.role), asc(people.id));
  return { people: idsOf(rows), canBeCalled: false, beyond: [] };
}

type Reaches = Awaited<ReturnType<typeof listReaches>>;

/** Writes the steps down, those that are new; then says them. */
async function makeSteps(ctx: Context, due: readonly Step[], at: Temporal.Instant, origin: string): Promise<number> {
  return ctx.change('ticket.ring', 'unopened', async (write) => {
    const known = await listReaches(
      write.tx,
      due.flatMap(({ called }) => called),
    );
    const fresh: Step[] = [];
    for (const step of due) if (await makeStep(ctx, write, step, { known, at })) fresh.push(step);
    for (const [personId, steps] of byPerson(fresh)) {
      const reach = known.get(personId);
      if (reach === undefined) continue;
      await queueOutbound(write, {
        messageId: newId(MessageId),
        accountId: reach.accountId,
        address: reach.address,
        content: { text: callText(steps, reach.language, origin), files: [], automatic: true },
        at,
        stream: `desk:${personId}`,
      });
    }
    write.note({ steps: fresh.length });
    return fresh.length;
  });
}

/** Each step is made once for what lies there; says whether this is the first time. */
async function makeStep(
  ctx: Context,
  write: Write,
  step: Step,
  { known, at }: { known: Reaches; at: Temporal.Instant },
): Promise<boolean> {
  const { ticketId, since, assigneeId } = step;
  const reached = step.called.filter((personId) => known.has(personId));
  const outcome = reached.length > 0 ? 'called' : 'no-reach';
  const personId = reached[0] ?? step.called[0] ?? null;
  const made = await write.tx
    .insert(calls)
    .values({ id: newId(EventId), ticketId, step: step.step, since, personId, at, outcome })
    .onConflictDoUpdate({
      target: [calls.ticketId, calls.since, calls.step],
      set: { personId, at, outcome },
      setWhere: sql`${calls.outcome} = 'no-reach' and excluded.outcome = 'called'`,
    })
    .returning({ id: calls.id });
  if (made.length === 0) return false;
  const to = reached.flatMap((id) => known.get(id)?.name ?? []).join(', ');
  await tellThread(ctx, write, ticketId, [{ what: 'called', facts: { step: step.step, to, outcome } }]);
  await ringTicket(write, { id: ticketId, assigneeId });
  return true;
}

function byPerson(steps: readonly Step[]): Map<PersonId, Step[]> {
  const found = new Map<PersonId, Step[]>();
  for (const step of steps)
    for (const personId of step.called) found.set(personId, [...(found.get(personId) ?? []), step]);
  return found;
}

async function listReaches(db: ReadDb, ids: readonly PersonId[]) {
  const rows = await db
    .select({
      personId: reaches.personId,
      accountId: reaches.accountId,
      address: reaches.address,
      name: people.name,
      language: people.language,
    })
    .from(reaches)
    .innerJoin(people, eq(people.id, reaches.personId))
    .where(inArray(reaches.personId, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.personId, row]));
}
