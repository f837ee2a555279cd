import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { Scope } from '../contract.ts';
import { incidents, works } from '../tables.ts';

export type IncidentRecord = typeof incidents.$inferSelect;

/** Every incident that is not resolved. */
export async function listOpenIncidents(db: ReadDb): Promise<IncidentRecord[]> {
  const build = () =>
    db
      .select()
      .from(incidents)
      // A literal, so that a plan made ahead finds the index of open ones.
      .where(sql`${incidents.state} <> 'resolved'`)
      .orderBy(asc(incidents.startedAt), asc(incidents.id))
      .prepare('open-incidents');
  return builtOnce(db, 'open-incidents', build).execute();
}

/** The last incident of a scope that was closed since `since`, by the program or a person. */
export async function findLatelyResolved(
  db: ReadDb,
  { kind, id }: Scope,
  since: Temporal.Instant,
): Promise<IncidentRecord | undefined> {
  const [found] = await db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.scopeKind, kind),
        eq(incidents.scopeId, id),
        gt(incidents.resolvedAt, since),
        isNull(incidents.mergedInto),
      ),
    )
    .orderBy(desc(incidents.startedAt))
    .limit(1);
  return found;
}

/** A stretch in which works explain whatever fails. */
export interface Silence {
  kind: 'acquirer' | 'gateway';
  id: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** Planned works that touch `[from, to)`. */
export async function listSilences(db: ReadDb, from: Temporal.Instant, to: Temporal.Instant): Promise<Silence[]> {
  return db
    .select({ kind: works.scopeKind, id: works.scopeId, start: works.startAt, end: works.endAt })
    .from(works)
    .where(and(isNull(works.cancelledAt), gt(works.endAt, from), lt(works.startAt, to)));
}
