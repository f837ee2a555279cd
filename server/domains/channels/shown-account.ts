import type { Balance, ChannelAccount } from './contract.ts';
import type { AccountRow } from './tables.ts';

export interface CountedAccount {
  waiting: number;
  queued: number;
  lastReceivedAt: string | null;
  tallies: Record<string, number>;
}

/** An account as it is shown: no secrets, and counts that must add up. */
export function shownAccount(row: AccountRow, counted: CountedAccount): ChannelAccount {
  const { settings } = row;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    settings,
    paused: row.paused,
    webhookPath: settings.kind === 'telegram' && settings.mode === 'webhook' ? webhookPathOf(row.key) : null,
    fingerprints: row.fingerprints,
    lastReceivedAt:
      counted.lastReceivedAt === null
        ? null
        : Temporal.Instant.from(counted.lastReceivedAt.replace(' ', 'T')).toString(),
    lastSentAt: row.lastSentAt?.toString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toString() ?? null,
    problem:
      row.problem === null || row.problemAt === null ? null : { ...row.problem, since: row.problemAt.toString() },
    queued: counted.queued,
    balance: balanceOf(counted),
  };
}

export const webhookPathOf = (key: string) => `/hooks/telegram/${key}`;

const balanceOf = ({ tallies, waiting }: CountedAccount): Balance => ({
  received: tallies.received ?? 0,
  waiting,
  ticketed: tallies.ticketed ?? 0,
  joined: tallies.joined ?? 0,
  duplicate: tallies.duplicate ?? 0,
  quarantined: tallies.quarantined ?? 0,
  failed: tallies.failed ?? 0,
});
