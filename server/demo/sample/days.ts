import { DAY_MS, dayOf, dayStartMs, HOUR_MS, weekdayOf } from './calendar.ts';
import { growFamily } from './family.ts';
import { historyKey, liveKey, MOST_FAMILIES_A_DAY, memberOf } from './identity.ts';
import { makeOrder } from './order.ts';
import { createRandom, hash32 } from './random.ts';
import { isStoryDay, storyMs, storyTransaction } from './story.ts';
import type { SampleTransaction } from './transaction.ts';
import { drawShop, familiesOn, momentOfDay, ORDER_OF_THE_STORY, type SampleShop, type SampleWorld } from './world.ts';

const NUMBERS_A_DAY = MOST_FAMILIES_A_DAY * 8;

/** All families that begin on a day (0 is the first), family by family; children of theirs may lie on later days. */
export function transactionsOfDay(world: SampleWorld, day: number): SampleTransaction[] {
  const nextOrder = orderCounters(world, day);
  const all: SampleTransaction[] = [];
  for (let family = 0; family < familiesOf(world, day); family += 1)
    all.push(...familyOfDay(world, day, family, nextOrder));
  return all;
}

type NextOrder = (shop: SampleShop, createdMs: number, gap: number) => number;

/** One family of a day; its order number comes from `nextOrder`, since it depends on the families before. */
export function familyOfDay(
  world: SampleWorld,
  day: number,
  family: number,
  nextOrder: NextOrder,
): SampleTransaction[] {
  const { calendar, seed } = world;
  const key = historyKey(calendar.firstEpochDay + day, family);
  const number = 41_000_000 + day * NUMBERS_A_DAY + family * 8;
  const count = countOn(world, day);
  if (family === count) return [storyTransaction(world, key, number)];
  const weekday = weekdayOf(calendar, day);
  const random = createRandom(hash32(seed, calendar.firstEpochDay + day, family));
  const moment = momentOfDay(world, weekday, (family + random.next()) / count);
  const createdMs = Math.floor(dayStartMs(calendar, day) + moment * DAY_MS);
  const shop = drawShop(world, weekday, Math.min(23, Math.floor(moment * 24)), random.next());
  const order = makeOrder(world, shop, nextOrder(shop, createdMs, random.int(2)), random);
  return growFamily({ world, random, order, key, number, brisk: false, members: [] }, createdMs);
}

const countOn = (world: SampleWorld, day: number) => Math.min(familiesOn(world, day), MOST_FAMILIES_A_DAY - 1);
/** The story comes after the families of its day. */
const familiesOf = (world: SampleWorld, day: number) => countOn(world, day) + (isStoryDay(world, day) ? 1 : 0);

/** Order numbers grow with time at each shop, with gaps: not every order is paid online. */
function orderCounters(world: SampleWorld, day: number): NextOrder {
  const used = new Map<number, number>();
  return (shop, createdMs, gap) => {
    const first = shop.firstOrder + day * shop.orderStride;
    const last = first + shop.orderStride - 1;
    const next = Math.min(last, (used.get(shop.id) ?? first - 1) + 1 + gap);
    const order = isStoryDay(world, day) && isNearStory(first, last) ? besideStory(world, next, createdMs) : next;
    used.set(shop.id, order);
    return order;
  };
}

const isNearStory = (first: number, last: number) => first <= ORDER_OF_THE_STORY && ORDER_OF_THE_STORY <= last;
const besideStory = (world: SampleWorld, order: number, createdMs: number) =>
  createdMs < storyMs(world) ? Math.min(order, ORDER_OF_THE_STORY - 1) : Math.max(order, ORDER_OF_THE_STORY + 1);

/** The whole history, day by day: it ends before today. */
export function* sampleTransactions(world: SampleWorld): Generator<SampleTransaction, void, void> {
  for (let day = 0; day < world.days; day += 1) yield* transactionsOfDay(world, day);
}

/** The history with what has begun today before `openedMs`: as much as a gateway can know then. */
export function* transactionsUntil(world: SampleWorld, openedMs: number): Generator<SampleTransaction, void, void> {
  yield* sampleTransactions(world);
  yield* familiesBefore(transactionsOfDay(world, world.days), openedMs);
}

/** A family belongs to the history when its first member does, whatever comes later of it. */
export function* familiesBefore(
  transactions: readonly SampleTransaction[],
  openedMs: number,
): Generator<SampleTransaction> {
  let begun = false;
  for (const transaction of transactions) {
    if (memberOf(transaction.key) === 0) begun = transaction.createdMs < openedMs;
    if (begun) yield transaction;
  }
}

/** A family that begins now, before somebody's eyes; `n` counts them. */
export function liveTransactions(world: SampleWorld, n: number, createdMs: number): SampleTransaction[] {
  const { calendar, seed, days } = world;
  const day = dayOf(calendar, createdMs);
  const hour = Math.floor((createdMs - dayStartMs(calendar, day)) / HOUR_MS);
  const random = createRandom(hash32(seed, 0x11f3, n));
  const shop = drawShop(world, weekdayOf(calendar, day), hour, random.next());
  const order = makeOrder(world, shop, shop.firstOrder + (days + 2) * shop.orderStride + n, random);
  const number = 41_000_000 + (days + 400) * NUMBERS_A_DAY + n * 8;
  return growFamily({ world, random, order, key: liveKey(n), number, brisk: true, members: [] }, createdMs);
}
