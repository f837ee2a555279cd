import { DAY_MS, dayOf, dayStartMs, weekdayOf } from './calendar.ts';
import { growFamily } from './family.ts';
import { historyKey, liveKey, MOST_FAMILIES_A_DAY } from './identity.ts';
import { makeOrder } from './order.ts';
import { createRandom, hash32 } from './random.ts';
import { isStoryDay, storyMs, storyTransaction } from './story.ts';
import type { SampleTransaction } from './transaction.ts';
import { drawShop, familiesOn, momentOfDay, ORDER_OF_THE_STORY, type SampleShop, type SampleWorld } from './world.ts';

const NUMBERS_A_DAY = MOST_FAMILIES_A_DAY * 8;

/** All families that begin on a day (0 is the first), family by family; children of theirs may lie on later days. */
export function transactionsOfDay(world: SampleWorld, day: number): SampleTransaction[] {
  const weekday = weekdayOf(world.calendar, day);
  const startMs = dayStartMs(world.calendar, day);
  const epochDay = world.calendar.firstEpochDay + day;
  const count = Math.min(familiesOn(world, day), MOST_FAMILIES_A_DAY - 1);
  const nextOrder = orderCounters(world, day);
  const all: SampleTransaction[] = [];
  for (let family = 0; family < count; family += 1) {
    const random = createRandom(hash32(world.seed, epochDay, family));
    const moment = momentOfDay(world, weekday, (family + random.next()) / count);
    const createdMs = Math.floor(startMs + moment * DAY_MS);
    const shop = drawShop(world, weekday, Math.min(23, Math.floor(moment * 24)), random.next());
    const order = makeOrder(world, shop, nextOrder(shop, createdMs, random.int(2)), random);
    all.push(
      ...growFamily({ world, random, order, key: historyKey(epochDay, family), number: numberOf(day, family), brisk: false, members: [] }, createdMs),
    );
  }
  if (isStoryDay(world, day)) all.push(storyTransaction(world, historyKey(epochDay, count), numberOf(day, count)));
  return all;
}

/** Order numbers grow with time at each shop, with gaps: not every order is paid online. */
function orderCounters(world: SampleWorld, day: number) {
  const used = new Map<number, number>();
  return (shop: SampleShop, createdMs: number, gap: number): number => {
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

const numberOf = (day: number, family: number) => 41_000_000 + day * NUMBERS_A_DAY + family * 8;

/** The whole history, day by day: it ends before today. */
export function* sampleTransactions(world: SampleWorld): Generator<SampleTransaction, void, void> {
  for (let day = 0; day < world.days; day += 1) yield* transactionsOfDay(world, day);
}

/** A family that begins now, before somebody's eyes; `n` counts them. */
export function liveTransactions(world: SampleWorld, n: number, createdMs: number): SampleTransaction[] {
  const day = dayOf(world.calendar, createdMs);
  const hour = Math.floor((createdMs - dayStartMs(world.calendar, day)) / (DAY_MS / 24));
  const random = createRandom(hash32(world.seed, 0x11f3, n));
  const shop = drawShop(world, weekdayOf(world.calendar, day), hour, random.next());
  const orderNumber = shop.firstOrder + (world.days + 2) * shop.orderStride + n;
  const order = makeOrder(world, shop, orderNumber, random);
  return growFamily({ world, random, order, key: liveKey(n), number: numberOf(world.days + 400, 0) + n * 8, brisk: true, members: [] }, createdMs);
}
