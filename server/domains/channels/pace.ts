import type { AccountId } from '../../kernel/ids.ts';
import { type Departures, mayLeaveAt, type Rate, type Rates, withOneMore } from './rate.rules.ts';

/** Keeps the rates of one process's accounts in mind; what another node sent shortly before, the provider's 429 tells. */
export interface Pace {
  /** Milliseconds to wait before a message may leave; none books its departure. */
  leave(accountId: AccountId, address: string, rates: Rates | undefined): number;
}

const MOST_ADDRESSES = 10_000;

export function createPace(now: () => number): Pace {
  const departures = new Map<string, Departures>();
  return {
    leave: (accountId, address, rates) => {
      if (rates === undefined) return 0;
      const at = now();
      const asked = ratesFor(accountId, address, rates);
      const free = Math.max(...asked.map(([key, rate]) => mayLeaveAt(departures.get(key) ?? [], rate, at)));
      if (free > at) return free - at;
      if (departures.size > MOST_ADDRESSES) departures.clear();
      for (const [key, rate] of asked) departures.set(key, withOneMore(departures.get(key) ?? [], rate, at));
      return 0;
    },
  };
}

function ratesFor(accountId: AccountId, address: string, { all, one, group }: Rates): [string, Rate][] {
  // The topics of a group share its rate.
  const chat = address.split(/[:@]/)[0] ?? address;
  return [
    [accountId, all],
    [`${accountId} one ${chat}`, one],
    ...(chat.startsWith('-') ? [[`${accountId} group ${chat}`, group] satisfies [string, Rate]] : []),
  ];
}
