import { unprocessable } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { settings } from '../../platform/tables.ts';
import type { DeskTimes } from './contract.ts';
import { DESK_TIMES } from './queries.ts';
import { type CalendarFault, checkCalendar } from './working-time.rules.ts';

const REFUSALS: Record<CalendarFault, string> = {
  'time-zone-unknown': 'There is no such time zone.',
  'hours-backwards': 'A stretch of hours must end after it begins.',
  'hours-overlap': 'Two stretches of one day overlap.',
  'hours-too-few': 'A week needs at least one working hour: no deadline would come otherwise.',
};

/** Changes the working calendar and the times to answer. Deadlines that stand are not moved. */
export async function setDeskTimes(ctx: Context, times: DeskTimes): Promise<DeskTimes> {
  const checked = checkCalendar(times.calendar);
  if (!checked.ok) throw unprocessable(checked.error, REFUSALS[checked.error]);
  return ctx.change('desk-times.change', DESK_TIMES, async ({ tx, note }) => {
    const value = JSON.stringify(times);
    await tx
      .insert(settings)
      .values({ name: DESK_TIMES, value })
      .onConflictDoUpdate({ target: settings.name, set: { value } });
    note({ zone: times.calendar.zone, holidays: times.calendar.holidays.length });
    return times;
  });
}
