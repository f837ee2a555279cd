import { and, asc, gt, isNull, or, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import type { PatternRule } from '../shifts.rules.ts';
import { shiftRules } from '../tables.ts';
import { asPatternRule } from './pattern.ts';

/** The lines of the pattern that have days left: read from the day before on, since no zone is further behind than a day. */
export async function listLivingRules(db: ReadDb, at: Temporal.Instant): Promise<PatternRule[]> {
  const rows = await db
    .select()
    .from(shiftRules)
    .where(
      or(
        isNull(shiftRules.toDate),
        and(
          gt(shiftRules.toDate, at.subtract({ hours: 24 }).toString().slice(0, 10)),
          or(isNull(shiftRules.fromDate), gt(shiftRules.toDate, sql`${shiftRules.fromDate}`)),
        ),
      ),
    )
    .orderBy(asc(shiftRules.id));
  return rows.map(asPatternRule).filter((rule) => !isOver(rule, at));
}

const isOver = ({ to, zone }: PatternRule, at: Temporal.Instant) =>
  to !== null && to <= at.toZonedDateTimeISO(zone).toPlainDate().toString();
