import type { Impact, ScopeKind, Severity } from './contract.ts';

interface Seen {
  kind: ScopeKind;
  /** The share that is broken now. */
  rate: number;
  /** The scope's share of all payments of the window. */
  shareOfAll: number;
}

/** How bad it is: by how much of everything is lost. A single client or terminal is never critical. */
export function severityOf({ kind, rate, shareOfAll }: Seen): Severity {
  const isWide = kind === 'acquirer' || kind === 'method';
  const lost = rate * shareOfAll;
  if (isWide && (rate >= 0.6 || lost >= 0.25)) return 'critical';
  if (isWide || rate >= 0.8 || lost >= 0.1) return 'major';
  return 'minor';
}

const SUFFERS: Record<Severity, Impact> = { minor: 'degraded', major: 'partial', critical: 'major' };

/** What the component of an incident suffers while nobody says otherwise. */
export const impactOf = (severity: Severity): Impact => SUFFERS[severity];
