import type { ComponentImpact, Impact, IncidentState, Scope } from './contract.ts';

interface Told {
  at: string;
  impacts: readonly ComponentImpact[];
}

export const componentOf = ({ kind, id }: Scope): string => `${kind}:${id}`;

/** What each component suffers: the latest update that names it decides; of a resolved incident nothing does. */
export function impactsNow(state: IncidentState, updates: readonly Told[]): ComponentImpact[] {
  const now = new Map<string, Impact>();
  for (const { impacts } of updates.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    for (const { component, impact } of impacts) now.set(component, impact);
  return [...now].map(([component, impact]) => ({ component, impact: state === 'resolved' ? 'operational' : impact }));
}

const ORDER: readonly Impact[] = ['operational', 'degraded', 'partial', 'major'];

/** The worst of several. */
export const worstOf = (impacts: readonly Impact[]): Impact =>
  impacts.reduce<Impact>((worst, each) => (ORDER.indexOf(each) > ORDER.indexOf(worst) ? each : worst), 'operational');
