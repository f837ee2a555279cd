import { and, desc, ne, or, sql } from 'drizzle-orm';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { tickets } from '../../tickets/tables.ts';
import { listUpdates } from '../queries/get-incident.ts';
import { hasLatelyEnded } from '../queries/untold.ts';
import { incidentRounds, incidentRoundTickets, incidents, incidentTickets, incidentUpdates } from '../tables.ts';
import { type Answered, listAnswered, withMerged } from './answered.ts';
import { createRound } from './create-round.ts';
import { followUpTexts } from './follow-up-texts.rules.ts';
import { listRoundCandidates, type RoundCandidate } from './list-round-candidates.ts';

/** Nobody looks at its preview, so a follow-up is not cut where an answer to all is. */
const EVERYBODY = 100_000;

/**
 * Something was said in public since, that no follow-up has carried, and somebody waits whom no answer told of it. That it is over
 * waits for no pace.
 */
const isOwed = (at: Temporal.Instant) =>
  and(
    sql`${incidents.isPaceAutomatic}`,
    or(ne(incidents.state, 'resolved'), hasLatelyEnded(at)),
    sql`exists (select 1 from (select u.at, u.state = 'resolved' as is_end from ${incidentUpdates} u
        where u.incident_id = ${incidents.id} and u.is_public order by u.at desc, u.id desc limit 1) said
      where said.is_end = (${incidents.state} = 'resolved')
      and not exists (select 1 from ${incidentRounds} r where r.incident_id in ${withMerged(incidents.id)}
        and (r.state = 'running' or (r.is_automatic and r.started_at >= said.at)
          or (not said.is_end
            and r.started_at + ${incidents.everyMinutes} * interval '1 minute' > ${at.toString()}::timestamptz)))
      and exists (select 1 from ${incidentTickets} it
        join ${tickets} t on t.id = it.ticket_id
        join (select rt.ticket_id, max(r.started_at) as at from ${incidentRounds} r
          join ${incidentRoundTickets} rt on rt.round_id = r.id
          where r.incident_id in ${withMerged(incidents.id)} and rt.state = 'sent'
          group by rt.ticket_id) told on told.ticket_id = it.ticket_id
        where it.incident_id = ${incidents.id} and it.detached_at is null and t.status <> 'done' and told.at < said.at))`,
  );

export async function hasOwedRounds(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [owed] = await db.select({ id: incidents.id }).from(incidents).where(isOwed(at)).limit(1);
  return owed !== undefined;
}

/**
 * Tells those who were ever answered what was said in public since, no sooner than the chosen pace after the last answer. Where
 * nothing was said nothing is sent: to those who wait the same words again are noise, and it is the engineer who is told that an
 * update is due. Whoever has written since, or is new, is left to a person: nobody has seen what they said.
 */
export async function repeatRounds(ctx: Context, { timeZone }: { timeZone: string }): Promise<void> {
  const owed = await ctx.read.select().from(incidents).where(isOwed(ctx.clock.now()));
  for (const incident of owed) await repeat(ctx, incident, timeZone);
}

async function repeat(ctx: Context, incident: typeof incidents.$inferSelect, timeZone: string): Promise<void> {
  const { id: incidentId, startedAt } = incident;
  const update = (await listUpdates(ctx.read, incidentId)).findLast(({ isPublic }) => isPublic);
  const last = await findLast(ctx.read, incidentId);
  if (last === undefined || update === undefined) return;
  const said = { ...update, at: Temporal.Instant.from(update.at) };
  const answered = await listAnswered(ctx.read, incidentId);
  const candidates = await listRoundCandidates(ctx.read, incidentId, { isRepeated: true, most: EVERYBODY });
  await createRound(ctx, {
    incidentId,
    texts: followUpTexts({ startedAt, said, timeZone }),
    isClosing: said.state === 'resolved',
    isAutomatic: true,
    perMinute: last.perMinute,
    by: { personId: last.startedBy, sessionId: last.sessionId, name: last.startedByName },
    tickets: candidates.map((one) => ({
      ticketId: one.ticketId,
      seen: answered.get(one.ticketId)?.seen ?? null,
      excluded: whyNot(one, answered.get(one.ticketId), said.at),
    })),
  });
}

function whyNot({ isDone }: RoundCandidate, answered: Answered | undefined, saidAt: Temporal.Instant): string | null {
  if (isDone) return 'ticket-done';
  if (answered === undefined) return 'not-seen';
  return Temporal.Instant.compare(answered.at, saidAt) < 0 ? null : 'told-already';
}

async function findLast(db: ReadDb, incidentId: IncidentId) {
  const [last] = await db
    .select()
    .from(incidentRounds)
    .where(sql`${incidentRounds.incidentId} in ${withMerged(incidentId)}`)
    .orderBy(desc(incidentRounds.startedAt))
    .limit(1);
  return last;
}
