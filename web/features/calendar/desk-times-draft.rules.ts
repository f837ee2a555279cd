import type { DeskTimes, WorkingCalendar } from '#contract/calendar';
import { type Day, hoursText, perDay, stretchesIn, WEEK } from '../../lib/working-hours.rules.ts';

type Kind = keyof DeskTimes['answers']['first'];

/** The times to answer as their form holds them: all as text. */
export interface DeskTimesDraft {
  first: Record<Kind, string>;
  next: string;
  zone: string;
  week: Record<Day, string>;
  holidays: string;
  /** Not in the form: kept as they are. */
  workdays: WorkingCalendar['workdays'];
}

export const WHOLE_DAY = '00:00-24:00';

export function draftOf({ calendar, answers }: DeskTimes): DeskTimesDraft {
  const { telegram, email, phone } = answers.first;
  return {
    first: { telegram: String(telegram), email: String(email), phone: String(phone) },
    next: String(answers.next),
    zone: calendar.zone,
    week: perDay((day) => hoursText(calendar, day)),
    holidays: calendar.holidays.join('\n'),
    workdays: calendar.workdays,
  };
}

export const isAlways = (calendar: WorkingCalendar): boolean =>
  calendar.holidays.length === 0 && WEEK.every((day) => hoursText(calendar, day) === WHOLE_DAY);

/** What the form says, or which of its fields cannot be read. */
export function readDraft(draft: DeskTimesDraft): { times: DeskTimes; faults: readonly string[] } {
  const faults: string[] = [];
  const week = perDay((day) => {
    const stretches = stretchesIn(draft.week[day]);
    if (stretches === undefined) faults.push(`week.${day}`);
    return stretches ?? [];
  });
  const holidays = draft.holidays.split(/[\s,;]+/).filter(Boolean);
  if (holidays.some((day) => !/^\d{4}-\d\d-\d\d$/.test(day))) faults.push('holidays');
  const { telegram, email, phone } = draft.first;
  return {
    times: {
      answers: {
        first: { telegram: Number(telegram), email: Number(email), phone: Number(phone) },
        next: Number(draft.next),
      },
      calendar: { zone: draft.zone, week, holidays, workdays: draft.workdays },
    },
    faults,
  };
}
