import { judgeEndpoints, takeLogLines } from '../../domains/deliveries/index.ts';
import type { LogSenderId } from '../../kernel/ids.ts';
import {
  notificationLines,
  type SampleLogLine,
  type SampleTransaction,
  shopHabits,
  transactionsOfDay,
  ZONE,
} from '../sample/index.ts';
import type { Stage } from './stage.ts';

/** Enough to be true, and quickly there. */
const DAYS = 5;
const AT_ONCE = 1000;

/** The log of the provider's sender over the last days, as it would have pushed it. */
export async function buildDeliveries(
  { ctx, world }: Stage,
  { openedMs, senderId }: { openedMs: number; senderId: LogSenderId },
): Promise<void> {
  const habits = shopHabits(world, openedMs);
  const linesOf = (transaction: SampleTransaction) => {
    const habit = habits.get(transaction.shop.id);
    const fromMs = transaction.finalMs;
    if (habit === undefined || fromMs > openedMs) return [];
    return notificationLines(world.seed, { transaction, habit, fromMs, untilMs: openedMs });
  };
  const waiting: SampleLogLine[] = [];
  const take = async () => {
    const lines = waiting.splice(0, AT_ONCE).map((line) => JSON.stringify(line));
    await takeLogLines(ctx, { lines, senderId }, { timeZone: ZONE });
  };
  for (let day = Math.max(0, world.days - DAYS); day < world.days; day += 1) {
    waiting.push(...transactionsOfDay(world, day).flatMap(linesOf));
    while (waiting.length >= AT_ONCE) await take();
  }
  while (waiting.length > 0) await take();
  while ((await judgeEndpoints(ctx)) > 0);
}
