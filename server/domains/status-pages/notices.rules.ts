import type { ComponentImpact, IncidentState } from '../incidents/contract.ts';
import type { Both, NoticeFacts, WorksFacts } from './facts.ts';
import { type IncidentRecord, impactsAt, impactsOf, type WorksRecord } from './impacts.rules.ts';
import { worstOf } from './worst.rules.ts';

/** An incident with what was said of it to people outside. */
export interface ToldIncident extends IncidentRecord {
  name: string;
  state: IncidentState;
  isPublic: boolean;
  updates: readonly ToldUpdate[];
}

interface ToldUpdate {
  at: Temporal.Instant;
  impacts: ComponentImpact[];
  isPublic: boolean;
  ru: string;
  en: string;
}

export interface ToldWorks extends WorksRecord {
  name: string;
  isPublic: boolean;
  ru: string;
  en: string;
}

/** How far ahead planned works are told of. */
export const WORKS_AHEAD_HOURS = 24 * 30;
/** How long a page still tells of an incident that is over. */
const STILL_TOLD_HOURS = 24;
const NAMELESS: Both = { ru: 'Часть платежей', en: 'Some payments' };

interface Told {
  at: Temporal.Instant;
  /** The names of the components that the page has a line of. */
  names: ReadonlyMap<string, Both>;
}

/** Incidents that touch a line of the page and go on, or ended within a day: the newest first. */
export function noticesOf(incidents: readonly ToldIncident[], { at, names }: Told): NoticeFacts[] {
  return incidents
    .filter(
      ({ resolvedAt }) =>
        resolvedAt === null || resolvedAt.add({ hours: STILL_TOLD_HOURS }).epochMilliseconds > at.epochMilliseconds,
    )
    .flatMap((incident) => {
      const impacts = impactsOf(incident);
      const touched = [...impacts.keys()].filter((component) => names.has(component));
      if (touched.length === 0) return [];
      const channels = touched.map((component) => names.get(component) ?? NAMELESS);
      const now = touched.flatMap((component) => impactsAt(impacts.get(component) ?? [], at));
      return [
        {
          id: incident.id,
          title: channels[0] ?? NAMELESS,
          state: worstOf(now.map(({ state }) => state)),
          stage: incident.state,
          from: incident.startedAt.toString(),
          to: incident.resolvedAt?.toString() ?? null,
          channels: channels.slice(1),
          updates: incident.updates
            .filter((update) => update.isPublic)
            .map((update) => ({ at: update.at.toString(), text: inBoth(update) }))
            .toReversed(),
        },
      ];
    })
    .toReversed();
}

/** Works that go on or come, of the lines of the page. */
export function worksOf(works: readonly ToldWorks[], { at, names }: Told): WorksFacts[] {
  return works.flatMap((each) => {
    const name = names.get(each.component);
    if (name === undefined || Temporal.Instant.compare(each.endAt, at) <= 0) return [];
    return [
      { id: each.id, channels: [name], from: each.startAt.toString(), to: each.endAt.toString(), note: inBoth(each) },
    ];
  });
}

/** A text that was written in one language only is told in that one. */
const inBoth = ({ ru, en }: Both): Both => ({ ru: ru || en, en: en || ru });
