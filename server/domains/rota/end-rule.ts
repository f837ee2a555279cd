import { eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { ShiftRuleId } from '../../kernel/ids.ts';
import type { ReadDb, Tx } from '../../platform/db.ts';
import { earlierDay } from './open-day.rules.ts';
import { asPatternRule } from './queries/pattern.ts';
import type { PatternRule } from './shifts.rules.ts';
import { shiftRules } from './tables.ts';

/** A line that still has shifts to come after `at`, or is refused as over. */
export async function getLivingRule(db: ReadDb, id: ShiftRuleId, at: Temporal.Instant): Promise<PatternRule> {
  const [row] = await db.select().from(shiftRules).where(eq(shiftRules.id, id));
  if (row === undefined) throw notFound('shift-rule');
  const rule = asPatternRule(row);
  const today = at.toZonedDateTimeISO(rule.zone).toPlainDate().toString();
  const isOver = rule.to !== null && (rule.to <= today || (rule.from !== null && rule.to <= rule.from));
  if (isOver) throw conflict('shift-rule-over', 'This line of the pattern has ended already.');
  return rule;
}

/** No shift of the line begins on `day` or later. */
export async function endRule(tx: Tx, rule: PatternRule, day: string, at: Temporal.Instant): Promise<void> {
  await tx
    .update(shiftRules)
    .set({ toDate: earlierDay(day, rule.to), endedAt: at })
    .where(eq(shiftRules.id, rule.id));
}
