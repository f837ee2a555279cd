import type { ComponentImpact, ScopeKind, Severity, Impact as Suffered } from '../incidents/contract.ts';
import type { Impact } from './history.rules.ts';

/** An incident as the pages need it. */
export interface IncidentRecord {
  id: string;
  scopeKind: ScopeKind;
  scopeId: string;
  /** Of a terminal, the bank behind it. */
  acquirerId: string | null;
  severity: Severity;
  startedAt: Temporal.Instant;
  resolvedAt: Temporal.Instant | null;
  /** Oldest first. */
  updates: readonly { at: Temporal.Instant; impacts: readonly ComponentImpact[] }[];
}

/** Planned works as the pages need them. */
export interface WorksRecord {
  id: string;
  component: string;
  startAt: Temporal.Instant;
  endAt: Temporal.Instant;
}

const BY_SEVERITY: Record<Severity, Suffered> = { minor: 'degraded', major: 'partial', critical: 'major' };

/** The component that a scope is shown as: a terminal is a part of its bank. Undefined where no page has a line of it. */
export function componentOf({
  scopeKind,
  scopeId,
  acquirerId,
}: Pick<IncidentRecord, 'scopeKind' | 'scopeId' | 'acquirerId'>): string | undefined {
  if (scopeKind === 'bin') return undefined;
  if (scopeKind === 'gateway') return acquirerId === null ? undefined : `acquirer:${acquirerId}`;
  return `${scopeKind}:${scopeId}`;
}

/**
 * What an incident did to each component, as stretches of time. Until an update says otherwise its own component suffers by
 * its severity; of several updates that name a component the latest one holds.
 */
export function impactsOf(incident: IncidentRecord): Map<string, Impact[]> {
  const own = componentOf(incident);
  const changes = [
    ...(own === undefined ? [] : [{ at: incident.startedAt, component: own, impact: ownImpact(incident) }]),
    ...incident.updates.flatMap(({ at, impacts }) =>
      impacts.map((each) => ({ at: later(at, incident.startedAt), ...asOnPages(incident, each) })),
    ),
  ];
  const found = new Map<string, Impact[]>();
  for (const component of new Set(changes.map((change) => change.component))) {
    const of = changes.filter((change) => change.component === component);
    found.set(component, stretches(incident, of));
  }
  return found;
}

/** What is said of the incident's own scope is said of the line that shows it. */
function asOnPages(incident: IncidentRecord, { component, impact }: ComponentImpact): ComponentImpact {
  const own = componentOf(incident);
  const isOwn = own !== undefined && component === `${incident.scopeKind}:${incident.scopeId}`;
  return isOwn ? { component: own, impact: atMost(incident, impact) } : { component, impact };
}

const ownImpact = (incident: IncidentRecord): Suffered => atMost(incident, BY_SEVERITY[incident.severity]);

/** One terminal that fails leaves its bank at worst partly down. */
const atMost = ({ scopeKind }: IncidentRecord, impact: Suffered): Suffered =>
  scopeKind === 'gateway' && impact === 'major' ? 'partial' : impact;

function stretches(
  { id, resolvedAt }: IncidentRecord,
  changes: readonly { at: Temporal.Instant; impact: Suffered }[],
): Impact[] {
  return changes.flatMap(({ at, impact }, index) => {
    const next = changes[index + 1]?.at ?? null;
    const to = next === null || (resolvedAt !== null && isBefore(resolvedAt, next)) ? resolvedAt : next;
    const isEmpty = to !== null && !isBefore(at, to);
    return impact === 'operational' || isEmpty ? [] : [{ incidentId: id, state: impact, from: at, to }];
  });
}

/** Everything that happened to each component: incidents and works together. */
export function impactsByComponent(
  incidents: readonly IncidentRecord[],
  works: readonly WorksRecord[],
): Map<string, Impact[]> {
  const found = new Map<string, Impact[]>();
  const add = (component: string, impacts: readonly Impact[]) =>
    found.set(component, [...(found.get(component) ?? []), ...impacts]);
  for (const incident of incidents) for (const [component, impacts] of impactsOf(incident)) add(component, impacts);
  for (const { id, component, startAt, endAt } of works)
    add(component, [{ incidentId: id, state: 'works', from: startAt, to: endAt }]);
  return found;
}

/** The impacts that lie over a moment. */
export const impactsAt = (impacts: readonly Impact[], at: Temporal.Instant): Impact[] =>
  impacts.filter(({ from, to }) => !isBefore(at, from) && (to === null || isBefore(at, to)));

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
const later = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);
