import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Language } from '../access/contract.ts';
import type { Place } from './contract.ts';
import type { FeedEntry } from './feed.rules.ts';

const WORDS: Record<Language, { own: string; all: string; shift: Record<Place, string> }> = {
  en: { own: 'My shifts', all: 'Shifts', shift: { office: 'Shift', home: 'Shift, from home' } },
  ru: { own: 'Мои смены', all: 'Смены', shift: { office: 'Смена', home: 'Смена, из дома' } },
};
const REFRESH_SECONDS = 3600;

export interface Feed {
  whose: 'own' | 'all';
  language: Language;
  entries: readonly FeedEntry[];
  /** Names by person. */
  names: ReadonlyMap<string, string>;
  /** How often the rota was changed: a calendar program takes the entry with the higher number. */
  sequence: number;
  at: Temporal.Instant;
}

/** A feed as iCalendar text. Times are in UTC, so that no calendar program needs to know our zones. */
export function writeFeed({ whose, language, entries, names, sequence, at }: Feed): string {
  const words = WORDS[language];
  const calendar = ical({
    name: words[whose],
    prodId: { company: 'Vakhta', product: 'Rota' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { uid, start, end, place, personId, isCancelled } of entries) {
    const name = whose === 'all' ? `${names.get(personId) ?? ''} · ` : '';
    calendar.createEvent({
      id: uid,
      stamp: at.toString(),
      sequence,
      start: start.toString(),
      end: end.toString(),
      summary: `${name}${words.shift[place]}`,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
