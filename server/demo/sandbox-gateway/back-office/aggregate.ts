import type { SampleTransaction } from '../../sample/index.ts';
import { statusAt } from '../status.ts';

interface Group {
  count: number;
  currency: string;
  gateway_type: string;
  status: string;
  type: string;
  volume: number;
}

/** Counts and volumes by currency, kind of gateway, status and type; volumes in major units. */
export function aggregate(
  rows: readonly SampleTransaction[],
  nowMs: number,
): { grouped_data: Group[]; total_count: number } {
  const groups = new Map<string, Group & { minor: number }>();
  for (const row of rows) {
    const status = statusAt(row, nowMs) ?? 'incomplete';
    const parts = [row.currency, row.gateway.acquirer.code, status, row.type] as const;
    const group = groups.get(parts.join()) ?? {
      count: 0,
      currency: parts[0],
      gateway_type: parts[1],
      status,
      type: row.type,
      volume: 0,
      minor: 0,
    };
    group.count += 1;
    group.minor += row.amount;
    groups.set(parts.join(), group);
  }
  return {
    grouped_data: [...groups.values()].map(({ minor, ...group }) => ({ ...group, volume: minor / 100 })),
    total_count: rows.length,
  };
}
