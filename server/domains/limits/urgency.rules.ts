import type { Limit } from './contract.ts';

/**
 * The order in which limits need somebody: used up first, then by the moment at which they likely will be, then by how full
 * they are. Names decide between equals, so that nothing moves between two looks.
 */
export function byUrgency(a: Limit, b: Limit): number {
  return (
    Number(isReached(b)) - Number(isReached(a)) ||
    inOrder(exhaustionOf(a), exhaustionOf(b)) ||
    (b.usage?.share ?? 0) - (a.usage?.share ?? 0) ||
    a.terminalId.localeCompare(b.terminalId) ||
    a.currency.localeCompare(b.currency) ||
    a.kind.localeCompare(b.kind)
  );
}

const isReached = ({ usage }: Limit) => (usage?.share ?? 0) >= 1;

/** By code units: an alphabet of people puts signs before digits. */
const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** ISO texts of UTC sort by time; one that is not foreseen sorts behind every year. */
const exhaustionOf = ({ usage }: Limit) => usage?.forecast?.p50 ?? usage?.forecast?.p90 ?? '~';
