import type { Incident } from '#contract/incidents';
import type { LimitAlert } from '#contract/limits';
import type { Frame } from '#contract/realtime';

/** The sections that something may happen in while one is elsewhere. */
export type Watched = 'limits' | 'notifications' | 'incidents';

/** What happened that the shift is to know at once; everything else rings for the screens that show it. */
const NEWS: Readonly<Record<string, Watched>> = {
  'limit.alerted': 'limits',
  'delivery-endpoint.health-changed': 'notifications',
  'incident.opened': 'incidents',
  'incident.resolved': 'incidents',
};

/** The least pressing first; a share below these is looked at when there is time. */
const PRESSING = ['95', 'foretold', 'reached'] as const;
export type PressingLevel = (typeof PRESSING)[number];

/** What each section is to be asked about, without repeats; `many`: there was too much to name. */
export function newsIn(frames: readonly Frame[]): Map<Watched, { ids: string[]; many: boolean }> {
  const news = new Map<Watched, { ids: string[]; many: boolean }>();
  for (const { type, ids } of frames) {
    const section = NEWS[type];
    if (section === undefined) continue;
    const before = news.get(section) ?? { ids: [], many: false };
    news.set(section, {
      ids: [...new Set([...before.ids, ...ids])],
      many: before.many || ids.length === 0,
    });
  }
  return news;
}

/** The worst that was said last of a limit, as long as it holds; undefined where that was nothing pressing. */
export function pressingAlert(alerts: readonly LimitAlert[]): (LimitAlert & { level: PressingLevel }) | undefined {
  const lastMs = Math.max(...alerts.map(({ raisedAt }) => Date.parse(raisedAt)));
  const last = alerts.filter(({ raisedAt, clearedAt }) => clearedAt === null && Date.parse(raisedAt) === lastMs);
  return PRESSING.toReversed()
    .flatMap((level) => last.filter((alert) => alert.level === level).map((alert) => ({ ...alert, level })))
    .at(0);
}

/** The same for the same alert; one that is raised again after it was told is another. */
export const alertKey = ({ limitId, level, windowStart, raisedAt }: LimitAlert): string =>
  `${limitId} ${level} ${windowStart} ${raisedAt}`;

type Happened = Pick<Incident, 'id' | 'state' | 'updates' | 'untold' | 'pace'>;

/** That an incident is open, anew each time it comes back; or that it is over while somebody waits to hear of it from a person. */
export function incidentNews({ id, state, updates, untold, pace }: Happened) {
  const ended = updates.findLastIndex((update) => update.state === 'resolved');
  if (state !== 'resolved')
    return { key: `${id} ${updates[ended + 1]?.at}`, says: 'incident' as const, count: undefined };
  const goesByItself = pace.isAutomatic && updates.findLast(({ isPublic }) => isPublic)?.state === 'resolved';
  return untold === 0 || goesByItself
    ? undefined
    : { key: `${id} over ${updates[ended]?.at}`, says: 'over' as const, count: untold };
}
