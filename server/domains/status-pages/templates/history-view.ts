import { HISTORY_STATES, type HistoryState } from '../contract.ts';
import type { HistoryFacts } from '../facts.ts';
import { availabilityOf, availabilityText, type Day } from '../history.rules.ts';
import type { Moments } from './moments.ts';
import { filled } from './words.ts';
import type { Words } from './words-shape.ts';

/** The style of a cell: short, for there are ninety of them a row. A good day has none. */
const TONES: Record<HistoryState, string> = { ok: '', works: 'w', degraded: 'd', partial: 'p', major: 'm' };
const UNKNOWN = 'u';
/** So many bad days are told of one by one. */
const MOST_TOLD = 15;

interface Spoken {
  words: Words;
  moments: Moments;
}

/** The bars of all components, with the same told in words for who does not see them. */
export function historyView(history: readonly HistoryFacts[], zone: string, language: 'ru' | 'en', spoken: Spoken) {
  const { words } = spoken;
  const count = Math.max(0, ...history.map(({ days }) => days.length));
  return {
    title: filled(words.history, { days: count }),
    oldest: filled(words.daysAgo, { days: Math.max(0, count - 1) }),
    newest: words.today,
    rule: filled(words.historyRule, { zone }),
    legend: words.legend,
    key: HISTORY_STATES.map((state) => ({ tone: TONES[state], text: words.state[state] })),
    items: history.map((component) => componentView(component, language, spoken)),
  };
}

function componentView({ name, days }: HistoryFacts, language: 'ru' | 'en', spoken: Spoken) {
  const { words, moments } = spoken;
  const known = days.filter((day) => day !== undefined);
  const share = availabilityOf(known);
  const bad = known.filter(({ state }) => state !== 'ok');
  const began = known[0];
  return {
    name: name[language],
    available: share === undefined ? '' : filled(words.available, { share: availabilityText(share) }),
    cells: days.map((day) =>
      day === undefined
        ? { tone: UNKNOWN }
        : { tone: TONES[day.state], title: day.state === 'ok' ? '' : moments.day(day.day) },
    ),
    summary: [
      goodOrBad(known.length, bad.length, words),
      ...(known.length < days.length && began !== undefined
        ? [filled(words.historyUnknown, { day: moments.day(began.day) })]
        : []),
    ].join(' '),
    // Newest first: what happened last is what is asked about.
    bad: bad
      .toReversed()
      .slice(0, MOST_TOLD)
      .map((day) => dayText(day, spoken)),
  };
}

function goodOrBad(known: number, count: number, words: Words): string {
  if (known === 0) return words.historyNothing;
  return count === 0 ? words.historyGood : filled(words.historyDays, { count });
}

function dayText({ day, minutes }: Day, { words, moments }: Spoken): string {
  const parts = HISTORY_STATES.toReversed().flatMap((state) =>
    state === 'ok' || minutes[state] === 0
      ? []
      : [filled(words.inState[state], { time: lengthText(minutes[state], words) })],
  );
  return `${moments.day(day)}: ${parts.join(', ')}`;
}

function lengthText(minutes: number, words: Words): string {
  if (minutes < 60) return filled(words.minutes, { minutes });
  return filled(words.hoursMinutes, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
