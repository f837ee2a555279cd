import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Works } from '../contract.ts';
import type { FeedPage } from './statuspage.rules.ts';

const TITLE = { ru: 'Плановые работы банков', en: 'Planned works of banks' } as const;
const REFRESH_SECONDS = 3600;

/** Planned works as iCalendar text. Times are in UTC, so that no calendar program needs to know the banks' zones. */
export function worksCalendar(works: readonly Works[], { language, at, url }: FeedPage): string {
  const calendar = ical({
    name: TITLE[language],
    prodId: { company: 'Vakhta', product: 'Works' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { id, scopeName, startAt, endAt, ru, en } of works)
    calendar.createEvent({
      id: `${id}@vakhta`,
      stamp: at,
      start: startAt,
      end: endAt,
      summary: `${TITLE[language]}: ${scopeName}`,
      description: language === 'ru' ? ru || en : en || ru,
      url,
    });
  return calendar.toString();
}
