import type { EvidenceTarget } from '#contract/diagnosis';

/** Where in the console the thing behind a line of evidence lies. */
export function placeOf({ kind, id }: EvidenceTarget, uid: string): string {
  const payment = `/transactions/${encodeURIComponent(uid)}`;
  switch (kind) {
    case 'field':
      return `${payment}#fact-${id.split('.')[0] ?? id}`;
    case 'transaction':
      return `/transactions/${encodeURIComponent(id)}`;
    case 'delivery':
      return `${payment}#deliveries`;
    case 'module':
      return `/modules/${encodeURIComponent(id)}`;
    case 'limit':
      // One that was only recognised has no entry of its own: the page lists it.
      return id === '' ? '/limits' : `/limits/${encodeURIComponent(id)}`;
    case 'incident':
      return `/incidents/${encodeURIComponent(id)}`;
  }
}
