/** What the report says of one kind of gateway, currency, status and type. */
export interface Aggregated {
  currency: string;
  gatewayType: string;
  status: string;
  type: string;
  count: number;
  minor: number;
}

/** What was counted here of one terminal's kind of gateway; null: the terminal is unknown, or of no bank yet. */
export interface OwnTaken {
  gatewayType: string | null;
  currency: string;
  count: number;
  minor: number;
}

export interface ReconciledRow {
  gatewayType: string;
  currency: string;
  theirCount: number;
  theirMinor: number;
  ourCount: number;
  ourMinor: number;
  unplacedCount: number;
  unplacedMinor: number;
}

/** What takes room of a limit on both sides alike: money that was taken. */
export const TAKEN_TYPES = ['payment', 'capture'] as const;
const isTaken = ({ status, type }: Aggregated) =>
  status === 'successful' && (TAKEN_TYPES as readonly string[]).includes(type);

/**
 * Both sides by kind of gateway and currency, in order of names. What was counted here without a known terminal may belong to any
 * kind of its currency: it is the band by which a difference may close by itself, and stands beside each.
 */
export function reconcile(theirs: readonly Aggregated[], ours: readonly OwnTaken[]): ReconciledRow[] {
  const rows = new Map<string, ReconciledRow>();
  const rowOf = (gatewayType: string, currency: string) => {
    const key = `${gatewayType.toLowerCase()}\u001f${currency}`;
    const row = rows.get(key) ?? { gatewayType, currency, ...NOTHING };
    rows.set(key, row);
    return row;
  };
  for (const said of theirs.filter(isTaken)) {
    const row = rowOf(said.gatewayType, said.currency);
    row.theirCount += said.count;
    row.theirMinor += said.minor;
  }
  const unplaced = new Map<string, { count: number; minor: number }>();
  for (const { gatewayType, currency, count, minor } of ours) {
    if (gatewayType === null) {
      const band = unplaced.get(currency) ?? { count: 0, minor: 0 };
      unplaced.set(currency, { count: band.count + count, minor: band.minor + minor });
      continue;
    }
    const row = rowOf(gatewayType, currency);
    row.ourCount += count;
    row.ourMinor += minor;
  }
  return [...rows.values()]
    .map((row) => {
      const band = unplaced.get(row.currency);
      return { ...row, unplacedCount: band?.count ?? 0, unplacedMinor: band?.minor ?? 0 };
    })
    .toSorted((a, b) => a.gatewayType.localeCompare(b.gatewayType) || a.currency.localeCompare(b.currency));
}

const NOTHING = { theirCount: 0, theirMinor: 0, ourCount: 0, ourMinor: 0, unplacedCount: 0, unplacedMinor: 0 };
