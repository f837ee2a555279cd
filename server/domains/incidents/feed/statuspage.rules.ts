import type { Impact, IncidentState, Severity } from '../contract.ts';

/*
 * The shape of Statuspage's public API v2, as its documentation shows it: monitors and chat bots read it already. Names of
 * fields and of states are its own.
 */

type Language = 'ru' | 'en';

interface Told {
  id: string;
  at: string;
  state: IncidentState;
  ru: string;
  en: string;
  impacts: readonly { component: string; impact: Impact }[];
}

export interface FeedIncident {
  id: string;
  scope: { kind: string; id: string; name: string };
  state: IncidentState;
  severity: Severity;
  startedAt: string;
  resolvedAt: string | null;
  updates: readonly Told[];
}

export interface FeedWorks {
  id: string;
  scope: { kind: string; id: string };
  scopeName: string;
  startAt: string;
  endAt: string;
  ru: string;
  en: string;
}

export interface FeedComponent {
  key: string;
  name: Record<Language, string>;
  impact: Impact;
  isInWorks: boolean;
}

export interface FeedPage {
  name: string;
  url: string;
  zone: string;
  language: Language;
  at: string;
}

const COMPONENT = {
  operational: 'operational',
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  major: 'major_outage',
} as const satisfies Record<Impact, string>;

const INDICATOR = {
  operational: 'none',
  degraded: 'minor',
  partial: 'major',
  major: 'critical',
} as const satisfies Record<Impact, string>;

const SAYS: Record<Impact, Record<Language, string>> = {
  operational: { ru: 'Всё работает', en: 'All Systems Operational' },
  degraded: { ru: 'Работает с перебоями', en: 'Degraded Performance' },
  partial: { ru: 'Частично не работает', en: 'Partial System Outage' },
  major: { ru: 'Не работает', en: 'Major System Outage' },
};

export const pageOf = ({ name, url, zone, at }: FeedPage) => ({
  id: 'vakhta',
  name,
  url,
  time_zone: zone,
  updated_at: at,
});

/** The one word for everything, and a sentence. */
export function statusOf(worst: Impact, language: Language) {
  return { indicator: INDICATOR[worst], description: SAYS[worst][language] };
}

export const componentJson = (component: FeedComponent, position: number, { language, at }: FeedPage) => ({
  id: component.key,
  name: component.name[language],
  status: component.isInWorks && component.impact === 'operational' ? 'under_maintenance' : COMPONENT[component.impact],
  created_at: at,
  updated_at: at,
  position: position + 1,
  description: null,
  showcase: false,
  start_date: null,
  group_id: null,
  page_id: 'vakhta',
  group: false,
  only_show_if_degraded: false,
});

const wordsIn = ({ ru, en }: Pick<Told, 'ru' | 'en'>, language: Language) => (language === 'ru' ? ru || en : en || ru);

const NAMES: Record<string, Record<Language, (name: string) => string>> = {
  acquirer: { ru: (name) => `Платежи через ${name}`, en: (name) => `Payments through ${name}` },
  method: { ru: (name) => `Платежи способом ${name}`, en: (name) => `Payments by ${name}` },
  gateway: { ru: (name) => `Платежи через ${name}`, en: (name) => `Payments through ${name}` },
  bin: { ru: (name) => `Карты ${name}`, en: (name) => `Cards ${name}` },
};

/** A title for who does not know our words. */
export const titleOf = ({ scope }: Pick<FeedIncident, 'scope'>, language: Language): string =>
  NAMES[scope.kind]?.[language](scope.name) ?? scope.name;

const IMPACT_OF: Record<Severity, string> = { minor: 'minor', major: 'major', critical: 'critical' };

export function incidentJson(incident: FeedIncident, page: FeedPage) {
  const updates = incident.updates.toReversed();
  const monitoring = incident.updates.find(({ state }) => state === 'monitoring');
  return {
    id: incident.id,
    name: titleOf(incident, page.language),
    status: incident.state,
    created_at: incident.startedAt,
    updated_at: updates[0]?.at ?? incident.startedAt,
    monitoring_at: monitoring?.at ?? null,
    resolved_at: incident.resolvedAt,
    impact: IMPACT_OF[incident.severity],
    shortlink: page.url,
    started_at: incident.startedAt,
    page_id: 'vakhta',
    incident_updates: updates.map((update) => ({
      id: update.id,
      status: update.state,
      body: wordsIn(update, page.language),
      incident_id: incident.id,
      created_at: update.at,
      updated_at: update.at,
      display_at: update.at,
      affected_components: update.impacts.map(({ component, impact }) => ({
        code: component,
        new_status: COMPONENT[impact],
      })),
    })),
  };
}

const worksState = ({ startAt, endAt }: FeedWorks, at: string) =>
  endAt <= at ? 'completed' : startAt <= at ? 'in_progress' : 'scheduled';

export function worksJson(works: FeedWorks, page: FeedPage) {
  const status = worksState(works, page.at);
  const body = wordsIn(works, page.language);
  return {
    id: works.id,
    name: titleOf({ scope: { ...works.scope, name: works.scopeName } }, page.language),
    status,
    created_at: works.startAt,
    updated_at: works.startAt,
    monitoring_at: null,
    resolved_at: status === 'completed' ? works.endAt : null,
    impact: 'maintenance',
    shortlink: page.url,
    started_at: works.startAt,
    page_id: 'vakhta',
    scheduled_for: works.startAt,
    scheduled_until: works.endAt,
    incident_updates:
      body === ''
        ? []
        : [
            {
              id: works.id,
              status,
              body,
              incident_id: works.id,
              created_at: works.startAt,
              updated_at: works.startAt,
              display_at: works.startAt,
            },
          ],
    components: [{ id: `${works.scope.kind}:${works.scope.id}` }],
  };
}
