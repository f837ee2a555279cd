/** 1 is Monday. */
export const WEEK = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Day = (typeof WEEK)[number];

interface Hours {
  week: Readonly<Record<Day, readonly { from: string; to: string }[]>>;
}

/** The hours of one day as people write them: `09:00-13:00, 14:00-18:00`. */
export const hoursText = ({ week }: Hours, day: Day): string =>
  week[day].map(({ from, to }) => `${from}-${to}`).join(', ');

/** The open days of a week as people write them, days in a row with the same hours together: `Mon–Fri 09:00-18:00`. */
export function weekText(hours: Hours, nameOf: (day: Day) => string): string {
  const runs: { first: Day; last: Day; text: string }[] = [];
  for (const day of WEEK) {
    const text = hoursText(hours, day);
    const before = runs.at(-1);
    if (before?.text === text) before.last = day;
    else runs.push({ first: day, last: day, text });
  }
  return runs
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) => `${first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`} ${text}`)
    .join(', ');
}

/** The hours that a text says; undefined when it cannot be read. */
export function stretchesIn(text: string): { from: string; to: string }[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const found = parts.filter(Boolean).map((part) => /^(\d\d:\d\d)\s*[-–—]\s*(\d\d:\d\d)$/.exec(part));
  if (found.includes(null)) return undefined;
  return found.map((match) => ({ from: match?.[1] ?? '', to: match?.[2] ?? '' }));
}

export const perDay = <T>(read: (day: Day) => T): Record<Day, T> => ({
  1: read('1'),
  2: read('2'),
  3: read('3'),
  4: read('4'),
  5: read('5'),
  6: read('6'),
  7: read('7'),
});
