import type { ReadDb } from '../../platform/db.ts';
import { type Audience, frozenName } from './audience.rules.ts';
import type { Both, HistoryFacts } from './facts.ts';
import { daysUntil, type Impact, pastOf } from './history.rules.ts';
import { frozenKey, listFrozen } from './queries/history.ts';
import { listKnownSince } from './queries/known-since.ts';

interface PastAsked {
  components: readonly { key: string; name: Both }[];
  impacts: ReadonlyMap<string, readonly Impact[]>;
  audience: Audience;
  at: Temporal.Instant;
  zone: string;
}

/** The ninety days of components. */
export async function gatherPast(
  db: ReadDb,
  { components, impacts, audience, at, zone }: PastAsked,
): Promise<HistoryFacts[]> {
  const first = daysUntil(at, zone)[0]?.toString() ?? '';
  const names = components.map(({ key }) => frozenName(key, audience));
  const [known, { days, states }] = await Promise.all([listKnownSince(db), listFrozen(db, first, names)]);
  return components.map(({ key, name }) => ({
    key,
    name,
    days: pastOf({
      at,
      zone,
      since: key.startsWith('acquirer:') ? known.banks.get(key.slice('acquirer:'.length)) : known.payments,
      impacts: impacts.get(key) ?? [],
      isFrozen: (day) => days.has(day),
      frozen: (day) => states.get(frozenKey(frozenName(key, audience), day)),
    }),
  }));
}
