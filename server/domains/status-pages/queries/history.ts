import { and, gte, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import type { FrozenDay } from '../history.rules.ts';
import { dayStates, frozenDays } from '../tables.ts';

/** The days since `from` that no longer change, and what each component was on those that were not good. */
export async function listFrozen(
  db: ReadDb,
  from: string,
  components: readonly string[],
): Promise<{ days: Set<string>; states: Map<string, FrozenDay> }> {
  const days = await db.select({ day: frozenDays.day }).from(frozenDays).where(gte(frozenDays.day, from));
  const rows =
    days.length === 0
      ? []
      : await db
          .select()
          .from(dayStates)
          .where(and(gte(dayStates.day, from), sql`${dayStates.component} in ${[...components, '']}`));
  return {
    days: new Set(days.map(({ day }) => day)),
    states: new Map(
      rows.map((row) => [
        frozenKey(row.component, row.day),
        {
          state: row.state,
          minutes: {
            works: row.worksMinutes,
            degraded: row.degradedMinutes,
            partial: row.partialMinutes,
            major: row.majorMinutes,
          },
          incidentIds: row.incidentIds,
        },
      ]),
    ),
  };
}

export const frozenKey = (component: string, day: string) => `${day} ${component}`;
