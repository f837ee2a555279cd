import { and, asc, gt, isNull, lt } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import type { Pattern, PatternRule, Span } from '../shifts.rules.ts';
import { shiftOverrides, shiftRules } from '../tables.ts';

/** The pattern as far as it matters for a window. */
export async function listPattern(db: ReadDb, window: Span): Promise<Pattern> {
  const rules = await db.select().from(shiftRules).orderBy(asc(shiftRules.id));
  const overrides = await db
    .select()
    .from(shiftOverrides)
    .where(
      and(
        isNull(shiftOverrides.takenBackAt),
        gt(shiftOverrides.endAt, window.start.subtract({ hours: 96 })),
        lt(shiftOverrides.startAt, window.end.add({ hours: 96 })),
      ),
    )
    .orderBy(asc(shiftOverrides.id));
  return { rules: rules.map(asPatternRule), overrides: overrides.map(asPatternOverride) };
}

export function asPatternRule(row: typeof shiftRules.$inferSelect): PatternRule {
  const { id, personId, weekdays, start, end, fromDate, toDate, place, zone, createdAt } = row;
  return { id, personId, weekdays, start, end, from: fromDate, to: toDate, place, zone, since: createdAt };
}

export function asPatternOverride(row: typeof shiftOverrides.$inferSelect) {
  const { id, kind, personId, insteadOf, startAt, endAt, place, reason } = row;
  return { id, kind, personId, insteadOf, start: startAt, end: endAt, place, reason };
}
