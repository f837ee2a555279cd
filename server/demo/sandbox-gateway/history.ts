import { setImmediate as breathe } from 'node:timers/promises';
import {
  familiesBefore,
  familyOfDay,
  historyKey,
  memberOf,
  placeOf,
  type SampleTransaction,
  type SampleWorld,
  transactionsOfDay,
  uidOf,
} from '../sample/index.ts';
import { type DateType, timeOf, type Wanted } from './wanted.ts';

export interface History {
  /** The first `limit` rows in order of time and uid. */
  list(wanted: Wanted, limit: number): SampleTransaction[];
  family(epochDay: number, family: number): SampleTransaction[] | undefined;
  byOrderNumbers(numbers: ReadonlySet<number>): SampleTransaction[];
  /** What had begun and was not decided when the history was opened. */
  readonly undecided: readonly SampleTransaction[];
}

/** Six numbers a row instead of the whole transaction; keys grow from row to row. */
interface Rows {
  keys: Uint32Array;
  orders: Uint32Array;
  shops: Uint32Array;
  times: Record<DateType, Float64Array>;
}

/** Everything that began before `openedMs`, as an index over what can be made again. */
export async function createHistory(world: SampleWorld, openedMs: number): Promise<History> {
  const undecided: SampleTransaction[] = [];
  const rows = await indexRows(world, openedMs, undecided);
  const orders: Partial<Record<DateType, Uint32Array>> = {};
  const orderBy = (dateType: DateType) => (orders[dateType] ??= inOrderOf(world, rows, dateType));

  const familyAt = (row: number): SampleTransaction[] => {
    const place = placeOf(rows.keys[row] ?? 0);
    if (place.kind === 'live') return [];
    return familyOfDay(world, place.epochDay - world.calendar.firstEpochDay, place.family, () => rows.orders[row] ?? 0);
  };
  const at = (row: number) => familyAt(row)[memberOf(rows.keys[row] ?? 0)] as SampleTransaction; // the row was made from it

  return {
    undecided,
    family: (epochDay, family) => {
      const row = firstWhere(
        rows.keys.length,
        (candidate) => (rows.keys[candidate] ?? 0) >= historyKey(epochDay, family),
      );
      return rows.keys[row] === historyKey(epochDay, family) ? familyAt(row) : undefined;
    },
    byOrderNumbers: (numbers) => {
      const found: SampleTransaction[] = [];
      rows.orders.forEach((order, row) => {
        if (numbers.has(order)) found.push(at(row));
      });
      return found;
    },
    list: (wanted, limit) => {
      const found: SampleTransaction[] = [];
      for (const row of candidates(world, rows, orderBy(wanted.dateType), wanted)) {
        if (found.length >= limit) break;
        const transaction = at(row);
        if (wanted.matches?.(transaction) ?? true) found.push(transaction);
      }
      return found;
    },
  };
}

/** The rows that their numbers alone do not rule out. */
function* candidates(world: SampleWorld, rows: Rows, order: Uint32Array, wanted: Wanted): Generator<number> {
  const { dateType, shopId, uidFrom, fromMs } = wanted;
  const times = rows.times[dateType];
  for (const row of rowsWithin(order, times, wanted)) {
    if (shopId !== undefined && rows.shops[row] !== shopId) continue;
    const before = uidFrom !== undefined && times[row] === fromMs && uidOf(world.seed, rows.keys[row] ?? 0) < uidFrom;
    if (!before) yield row;
  }
}

function* rowsWithin(order: Uint32Array, times: Float64Array, { fromMs, toMs, descending }: Wanted): Generator<number> {
  const first = firstAtOrAfter(order, times, fromMs);
  const end = firstAtOrAfter(order, times, toMs + 1);
  if (descending === true) for (let i = end - 1; i >= first; i -= 1) yield order[i] ?? 0;
  else for (let i = first; i < end; i += 1) yield order[i] ?? 0;
}

const firstAtOrAfter = (order: Uint32Array, times: Float64Array, ms: number) =>
  firstWhere(order.length, (position) => (times[order[position] ?? 0] ?? 0) >= ms);

/** The first position for which `holds`, given that it holds for all after it. */
function firstWhere(length: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

async function indexRows(world: SampleWorld, openedMs: number, undecided: SampleTransaction[]): Promise<Rows> {
  const keys: number[] = [];
  const orders: number[] = [];
  const shops: number[] = [];
  const created: number[] = [];
  const paid: number[] = [];
  const settled: number[] = [];
  for (let day = 0; day <= world.days; day += 1) {
    for (const transaction of familiesBefore(transactionsOfDay(world, day), openedMs)) {
      keys.push(transaction.key);
      orders.push(transaction.orderNumber);
      shops.push(transaction.shop.id);
      created.push(transaction.createdMs);
      paid.push(timeOf(transaction, 'paid_at') ?? Number.NaN);
      settled.push(transaction.settledMs ?? Number.NaN);
      if (transaction.createdMs < openedMs && transaction.finalMs >= openedMs) undecided.push(transaction);
    }
    await breathe();
  }
  return {
    keys: Uint32Array.from(keys),
    orders: Uint32Array.from(orders),
    shops: Uint32Array.from(shops),
    times: {
      created_at: Float64Array.from(created),
      paid_at: Float64Array.from(paid),
      settled_at: Float64Array.from(settled),
    },
  };
}

function inOrderOf(world: SampleWorld, rows: Rows, dateType: DateType): Uint32Array {
  const times = rows.times[dateType];
  const known = Uint32Array.from(times.keys().filter((row) => !Number.isNaN(times[row])));
  const time = (row: number) => times[row] ?? 0;
  return known.sort(
    (a, b) =>
      time(a) - time(b) || (uidOf(world.seed, rows.keys[a] ?? 0) < uidOf(world.seed, rows.keys[b] ?? 0) ? -1 : 1),
  );
}
