import { and, asc, desc, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { impactsNow } from '../component.rules.ts';
import type { ComponentImpact, IncidentState, IncidentUpdate, NamedScope, Severity } from '../contract.ts';
import { incidents, incidentUpdates } from '../tables.ts';

/** Whose incidents are asked for: each list names what they use. */
export interface Users {
  merchantIds?: readonly string[];
  acquirerIds?: readonly string[];
  gatewayIds?: readonly string[];
  methodTypes?: readonly string[];
  /** Only what may be shown to everybody. */
  isPublic?: true;
  from: Temporal.Instant;
  to?: Temporal.Instant;
}

/** An incident as it is told outside: no figures, what was said in public alone. */
export interface ToldIncident {
  id: IncidentId;
  number: number;
  scope: NamedScope;
  state: IncidentState;
  severity: Severity;
  startedAt: string;
  resolvedAt: string | null;
  impacts: ComponentImpact[];
  updates: Pick<IncidentUpdate, 'id' | 'at' | 'state' | 'ru' | 'en' | 'impacts'>[];
}

/** Incidents that touch `[from, to)` and concern what is used, the newest first. Two statements. */
export async function listIncidentsFor(db: ReadDb, users: Users): Promise<ToldIncident[]> {
  const found = await db
    .select()
    .from(incidents)
    .where(
      and(
        isNull(incidents.mergedInto),
        // A suspicion of the program alone is told nobody.
        sql`not ${incidents.isHeld}`,
        or(isNull(incidents.resolvedAt), gte(incidents.resolvedAt, users.from)),
        users.to === undefined ? undefined : lt(incidents.startedAt, users.to),
        users.isPublic === undefined ? undefined : sql`${incidents.isPublic}`,
        concerning(users),
      ),
    )
    .orderBy(desc(incidents.startedAt), desc(incidents.id))
    .limit(500);
  const told = await toldOf(
    db,
    found.map(({ id }) => id),
  );
  return found.map((one) => {
    const updates = told.get(one.id) ?? [];
    return {
      id: one.id,
      number: one.number,
      scope: { kind: one.scopeKind, id: one.scopeId, name: one.scopeName },
      state: one.state,
      severity: one.severity,
      startedAt: one.startedAt.toString(),
      resolvedAt: one.resolvedAt?.toString() ?? null,
      impacts: impactsNow(one.state, updates),
      updates,
    };
  });
}

function concerning({ merchantIds, acquirerIds, gatewayIds, methodTypes }: Users) {
  const asked = [
    ['merchant', merchantIds],
    ['acquirer', acquirerIds],
    ['gateway', gatewayIds],
    ['method', methodTypes],
  ] as const;
  if (asked.every(([, ids]) => ids === undefined)) return undefined;
  return or(
    ...asked.map(
      ([kind, ids]) =>
        sql`${incidents.scopeKind} = ${kind} and ${incidents.scopeId} = any(${sql.param([...(ids ?? [])])}::text[])`,
    ),
  );
}

async function toldOf(db: ReadDb, ids: readonly IncidentId[]): Promise<Map<IncidentId, ToldIncident['updates']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(incidentUpdates)
    .where(and(inArray(incidentUpdates.incidentId, [...ids]), sql`${incidentUpdates.isPublic}`))
    .orderBy(asc(incidentUpdates.at), asc(incidentUpdates.id));
  const told = new Map<IncidentId, ToldIncident['updates']>();
  for (const { incidentId, id, at, state, ru, en, impacts } of rows)
    told.set(incidentId, [...(told.get(incidentId) ?? []), { id, at: at.toString(), state, ru, en, impacts }]);
  return told;
}
