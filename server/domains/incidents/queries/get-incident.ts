import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { impactsNow } from '../component.rules.ts';
import type { Incident, IncidentUpdate, RoundTicketState } from '../contract.ts';
import { incidentPoints, incidentRounds, incidentRoundTickets, incidents, incidentUpdates } from '../tables.ts';
import { asIncidentRow, rowColumns } from './incident-row.ts';
import { namesOfComponents } from './names-of-components.ts';
import { type Asker, onlyOwnIncidents } from './own-incidents.ts';

/** One incident with everything that its page shows. */
export async function getIncident(ctx: Asker, id: IncidentId): Promise<Incident> {
  const [found] = await ctx.read
    .select(rowColumns(ctx))
    .from(incidents)
    .where(and(eq(incidents.id, id), onlyOwnIncidents(ctx)));
  if (found === undefined) throw notFound('incident');
  const { incident } = found;
  const [updates, points, rounds, into] = await Promise.all([
    listUpdates(ctx.read, id),
    listPoints(ctx.read, id),
    listRounds(ctx.read, id),
    incident.mergedInto === null ? undefined : findNumber(ctx.read, incident.mergedInto),
  ]);
  const impacts = impactsNow(incident.state, updates);
  const names = await namesOfComponents(
    ctx.read,
    impacts.map(({ component }) => component),
  );
  return {
    ...asIncidentRow(found),
    updates,
    points,
    components: impacts.map((one) => ({ ...one, name: names.get(one.component) ?? one.component })),
    pace: { everyMinutes: incident.everyMinutes, isAutomatic: incident.isPaceAutomatic },
    mergedInto: into ?? null,
    rounds,
  };
}

/** What was told of an incident, oldest first. */
export async function listUpdates(db: ReadDb, id: IncidentId): Promise<IncidentUpdate[]> {
  const rows = await db
    .select()
    .from(incidentUpdates)
    .where(eq(incidentUpdates.incidentId, id))
    .orderBy(asc(incidentUpdates.at), asc(incidentUpdates.id));
  return rows.map(({ incidentId: _, byId: __, at, ...update }) => ({ ...update, at: at.toString() }));
}

async function listPoints(db: ReadDb, id: IncidentId): Promise<Incident['points']> {
  const rows = await db
    .select()
    .from(incidentPoints)
    .where(eq(incidentPoints.incidentId, id))
    .orderBy(asc(incidentPoints.at));
  return rows.map(({ at, attempts, broken, expected }) => ({ at: at.toString(), attempts, broken, expected }));
}

async function listRounds(db: ReadDb, id: IncidentId): Promise<Incident['rounds']> {
  const inState = (...states: RoundTicketState[]) =>
    sql<number>`(select count(*)::int from ${incidentRoundTickets} t where t.round_id = ${incidentRounds.id} and ${inArray(sql`t.state`, states)})`;
  const rows = await db
    .select({
      round: incidentRounds,
      sent: inState('sent'),
      waiting: inState('waiting'),
      left: inState('excluded', 'failed'),
    })
    .from(incidentRounds)
    .where(eq(incidentRounds.incidentId, id))
    .orderBy(desc(incidentRounds.number));
  return rows.map(({ round, sent, waiting, left }) => ({
    id: round.id,
    number: round.number,
    at: round.startedAt.toString(),
    byName: round.startedByName,
    isClosing: round.isClosing,
    state: round.state,
    sent,
    waiting,
    excluded: left,
  }));
}

async function findNumber(db: ReadDb, id: IncidentId): Promise<Incident['mergedInto']> {
  const [found] = await db
    .select({ id: incidents.id, number: incidents.number })
    .from(incidents)
    .where(eq(incidents.id, id));
  return found ?? null;
}
