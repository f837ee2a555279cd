import { wholeOf } from '../component.rules.ts';
import { historyRss } from './history-rss.rules.ts';
import type { PublicStatus } from './public-status.ts';
import { componentJson, type FeedPage, incidentJson, pageOf, statusOf, worksJson } from './statuspage.rules.ts';
import { worksCalendar } from './works-calendar.ts';

export interface FeedAnswer {
  type: string;
  body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const RSS_TYPE = 'application/rss+xml; charset=utf-8';
const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

type Write = (status: PublicStatus, page: FeedPage) => object;

const components: Write = (status, page) => ({
  components: status.components.map((one, position) => componentJson(one, position, page)),
});
const overall: Write = (status, { language }) => ({
  status: statusOf(wholeOf(status.components), language),
});
const unresolved = ({ incidents }: PublicStatus) => incidents.filter(({ state }) => state !== 'resolved');
const toCome = ({ works }: PublicStatus, at: string) => works.filter(({ startAt }) => startAt > at);
const goingOn = ({ works }: PublicStatus, at: string) =>
  works.filter(({ startAt, endAt }) => startAt <= at && at < endAt);

/** What stands at each address below `/status/api/v2/`. */
const JSONS: Record<string, Write> = {
  'summary.json': (status, page) => ({
    ...components(status, page),
    incidents: unresolved(status).map((one) => incidentJson(one, page)),
    scheduled_maintenances: [...goingOn(status, page.at), ...toCome(status, page.at)].map((one) =>
      worksJson(one, page),
    ),
    ...overall(status, page),
  }),
  'status.json': overall,
  'components.json': components,
  'incidents.json': (status, page) => ({ incidents: status.incidents.map((one) => incidentJson(one, page)) }),
  'incidents/unresolved.json': (status, page) => ({
    incidents: unresolved(status).map((one) => incidentJson(one, page)),
  }),
  'scheduled-maintenances.json': (status, page) => ({
    scheduled_maintenances: status.works.map((one) => worksJson(one, page)),
  }),
  'scheduled-maintenances/upcoming.json': (status, page) => ({
    scheduled_maintenances: toCome(status, page.at).map((one) => worksJson(one, page)),
  }),
  'scheduled-maintenances/active.json': (status, page) => ({
    scheduled_maintenances: goingOn(status, page.at).map((one) => worksJson(one, page)),
  }),
};

export const FEED_PATHS = [...Object.keys(JSONS).map((name) => `/api/v2/${name}`), '/history.rss', '/works.ics'];

/** The answer at one of `FEED_PATHS`. */
export function feedAnswer(path: string, status: PublicStatus, page: FeedPage): FeedAnswer {
  if (path === '/history.rss') return { type: RSS_TYPE, body: historyRss(status.incidents, page) };
  if (path === '/works.ics') return { type: CALENDAR_TYPE, body: worksCalendar(status.works, page) };
  const write = JSONS[path.replace('/api/v2/', '')];
  return { type: JSON_TYPE, body: JSON.stringify({ page: pageOf(page), ...write?.(status, page) }) };
}
