import { sql } from 'drizzle-orm';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import type { Point } from './detection/figures.rules.ts';
import { incidentPoints } from './tables.ts';

/** Keeps what an incident's payments did, five minutes a point; a later look knows more of the same minutes. */
export async function keepPoints(
  tx: Tx,
  incidentId: IncidentId,
  points: readonly Point[],
  expected: number,
): Promise<void> {
  if (points.length === 0) return;
  await tx
    .insert(incidentPoints)
    .values(
      points.map(({ ms, attempts, broken }) => ({
        incidentId,
        at: Temporal.Instant.fromEpochMilliseconds(ms),
        attempts,
        broken,
        expected,
      })),
    )
    .onConflictDoUpdate({
      target: [incidentPoints.incidentId, incidentPoints.at],
      set: { attempts: sql`excluded.attempts`, broken: sql`excluded.broken` },
      setWhere: sql`excluded.attempts >= ${incidentPoints.attempts}`,
    });
}
