import {
  keyOfCheckoutToken,
  keyOfUid,
  liveTransactions,
  memberOf,
  placeOf,
  type SampleTransaction,
  type SampleWorld,
  viewAt,
} from '../sample/index.ts';
import { createHistory } from './history.ts';
import { type DateType, timeOf, type Wanted } from './wanted.ts';

/** What the gateway remembers. History is kept as a few numbers a row and made again when asked for; what came since is kept whole. */
export interface Ledger {
  readonly world: SampleWorld;
  nowMs(): number;
  /** At most `limit` rows in order of time and uid. */
  list(wanted: Wanted, limit: number): SampleTransaction[];
  byUid(uid: string): SampleTransaction | undefined;
  byCheckoutToken(token: string): SampleTransaction | undefined;
  /** Newest first. */
  byTrackingId(shopId: number, trackingId: string): SampleTransaction[];
  /** Takes in a new family that begins at `createdMs`. */
  arrive(createdMs: number): SampleTransaction[];
  readonly arrivals: number;
  /** What had begun before `ms` and was decided after it, or is not yet. */
  undecidedAt(ms: number): SampleTransaction[];
}

export interface LedgerOptions {
  world: SampleWorld;
  nowMs(): number;
  /** Until when the history goes; after it only what arrives. */
  openedMs: number;
  /** When families arrived before a restart. */
  arrivedMs?: readonly number[];
}

export async function openLedger({ world, nowMs, openedMs, arrivedMs = [] }: LedgerOptions): Promise<Ledger> {
  const history = await createHistory(world, openedMs);
  const live: SampleTransaction[] = [];
  const liveStarts: number[] = [];
  const arrive = (createdMs: number) => {
    const family = liveTransactions(world, liveStarts.length, createdMs);
    liveStarts.push(createdMs);
    live.push(...family);
    return family;
  };
  for (const createdMs of arrivedMs) arrive(createdMs);

  const byKey = (key: number | undefined): SampleTransaction | undefined => {
    if (key === undefined) return undefined;
    const place = placeOf(key);
    const found = place.kind === 'live' ? liveFamily(place.family) : history.family(place.epochDay, place.family);
    return seen(found?.[memberOf(key)]);
  };
  const liveFamily = (n: number) => {
    const createdMs = liveStarts[n];
    return createdMs === undefined ? undefined : liveTransactions(world, n, createdMs);
  };
  const seen = (transaction: SampleTransaction | undefined) =>
    transaction !== undefined && viewAt(transaction, nowMs()) !== undefined ? transaction : undefined;

  return {
    world,
    nowMs,
    list: (wanted, limit) => {
      const until = Math.min(wanted.toMs, nowMs());
      const within = { ...wanted, toMs: until };
      const rows = [...history.list(within, limit), ...live.filter((transaction) => isWithin(transaction, within))];
      return inOrder(rows, wanted.dateType, wanted.descending === true).slice(0, limit);
    },
    byUid: (uid) => byKey(keyOfUid(world.seed, uid)),
    byCheckoutToken: (token) => byKey(keyOfCheckoutToken(world.seed, token)),
    byTrackingId: (shopId, trackingId) => {
      const wanted = (transaction: SampleTransaction) =>
        transaction.shop.id === shopId && names(transaction, trackingId);
      const found = [...history.byOrderNumbers(numbersIn(trackingId)), ...live].filter(
        (one) => wanted(one) && seen(one) !== undefined,
      );
      return inOrder(found, 'created_at', true);
    },
    arrive,
    undecidedAt: (ms) =>
      [...history.undecided, ...live].filter(({ createdMs, finalMs }) => createdMs < ms && finalMs >= ms),
    get arrivals() {
      return liveStarts.length;
    },
  };
}

function isWithin(transaction: SampleTransaction, wanted: Wanted): boolean {
  const ms = timeOf(transaction, wanted.dateType);
  if (ms === undefined || ms < wanted.fromMs || ms > wanted.toMs) return false;
  if (wanted.uidFrom !== undefined && ms === wanted.fromMs && transaction.uid < wanted.uidFrom) return false;
  return (
    (wanted.shopId === undefined || transaction.shop.id === wanted.shopId) && (wanted.matches?.(transaction) ?? true)
  );
}

function inOrder(rows: SampleTransaction[], dateType: DateType, descending: boolean): SampleTransaction[] {
  const sign = descending ? -1 : 1;
  const timed = rows.map((row) => ({ row, ms: timeOf(row, dateType) ?? 0 }));
  timed.sort((a, b) => sign * (a.ms - b.ms || (a.row.uid < b.row.uid ? -1 : 1)));
  return timed.map(({ row }) => row);
}

/** A tracking id may hold several values; any of them finds the payment. */
const names = ({ trackingId }: SampleTransaction, wanted: string) =>
  trackingId === wanted || trackingId.split(';').includes(wanted);
const numbersIn = (text: string) => new Set((text.match(/\d{1,9}/g) ?? []).map(Number));
