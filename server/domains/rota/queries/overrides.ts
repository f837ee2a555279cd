import { and, asc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { OverrideId, PersonId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { Span } from '../shifts.rules.ts';
import { shiftOverrides } from '../tables.ts';
import { asPatternOverride } from './pattern.ts';

/** The overrides that say something of one of these people within a stretch of time. */
export async function listOverridesOf(db: ReadDb, people: PersonId[], { start, end }: Span) {
  const rows = await db
    .select()
    .from(shiftOverrides)
    .where(
      and(
        isNull(shiftOverrides.takenBackAt),
        lt(shiftOverrides.startAt, end),
        gt(shiftOverrides.endAt, start),
        or(inArray(shiftOverrides.personId, people), inArray(shiftOverrides.insteadOf, people)),
      ),
    )
    .orderBy(asc(shiftOverrides.startAt), asc(shiftOverrides.id));
  return rows.map(asPatternOverride);
}

export async function getOverride(db: ReadDb, id: OverrideId) {
  const [row] = await db
    .select()
    .from(shiftOverrides)
    .where(and(eq(shiftOverrides.id, id), isNull(shiftOverrides.takenBackAt)));
  if (row === undefined) throw notFound('override');
  return asPatternOverride(row);
}
