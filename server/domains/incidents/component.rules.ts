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

/**
 * What a terminal suffers, said of its bank: outside nobody knows a terminal, and one that fails leaves its bank at worst partly
 * down. What is said of anything else stays as it is.
 */
export function asOfBank(
  terminalId: string,
  acquirerId: string,
  { component, impact }: ComponentImpact,
): ComponentImpact {
  if (component !== componentOf({ kind: 'gateway', id: terminalId })) return { component, impact };
  return {
    component: componentOf({ kind: 'acquirer', id: acquirerId }),
    impact: impact === 'major' ? 'partial' : impact,
  };
}

const ORDER: readonly Impact[] = ['operational', 'degraded', 'partial', 'major'];

/** Is there a kind of part of which none is left? One bank of six that is down leaves five to pay by. */
export function isWhollyDown(parts: readonly { key: string; isDown: boolean }[]): boolean {
  const kinds = Map.groupBy(parts, ({ key }) => key.split(':')[0]);
  return [...kinds.values()].some((ofKind) => ofKind.every(({ isDown }) => isDown));
}

/** What the whole suffers: down only where a kind of part is wholly down. */
export function wholeOf(parts: readonly { key: string; impact: Impact }[]): Impact {
  const worst = worstOf(parts.map(({ impact }) => impact));
  if (worst !== 'major') return worst;
  return isWhollyDown(parts.map(({ key, impact }) => ({ key, isDown: impact === 'major' }))) ? 'major' : 'partial';
}

/** The worst of several. */
export const worstOf = (impacts: readonly Impact[]): Impact =>
  impacts.reduce<Impact>((worst, each) => (ORDER.indexOf(each) > ORDER.indexOf(worst) ? each : worst), 'operational');
