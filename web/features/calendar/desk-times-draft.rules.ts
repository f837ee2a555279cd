import type { DeskTimes, WorkingCalendar } from '#contract/calendar';

export const WEEK = ['1', '2', '3', '4', '5', '6', '7'] as const;
type Day = (typeof WEEK)[number];
type Kind = keyof DeskTimes['answers']['first'];

/** The times to answer as their form holds them: all as text. */
export interface DeskTimesDraft {
  first: Record<Kind, string>;
  next: string;
  zone: string;
  week: Record<Day, string>;
  holidays: string;
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
  };
}

export const hoursText = ({ week }: WorkingCalendar, day: Day): string =>
  week[day].map(({ from, to }) => `${from}-${to}`).join(', ');

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
      calendar: { zone: draft.zone, week, holidays },
    },
    faults,
  };
}

function stretchesIn(text: string): { from: string; to: string }[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const found = parts.filter(Boolean).map((part) => /^(\d\d:\d\d)\s*[-–—]\s*(\d\d:\d\d)$/.exec(part));
  if (found.includes(null)) return undefined;
  return found.map((match) => ({ from: match?.[1] ?? '', to: match?.[2] ?? '' }));
}

const perDay = <T>(read: (day: Day) => T): Record<Day, T> => ({
  1: read('1'),
  2: read('2'),
  3: read('3'),
  4: read('4'),
  5: read('5'),
  6: read('6'),
  7: read('7'),
});
