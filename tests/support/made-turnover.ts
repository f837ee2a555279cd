import { addTo, valueAt } from '../../server/domains/limits/forecast/cells.rules.ts';
import { drawsFrom, normalDraw } from '../../server/domains/limits/forecast/draws.rules.ts';
import { emptyTurnover, type Turned, type Turnover } from '../../server/domains/limits/forecast/history.rules.ts';
import { type LocalDay, localHours } from '../../server/domains/limits/forecast/local-hours.rules.ts';

/** How a made merchant trades: the truth that a forecast is held against. */
export interface Trade {
  seed: number;
  zone: string;
  /** Hours since 1970 of the first hour, and how many. */
  firstHour: number;
  length: number;
  paymentsADay: number;
  /** Mean payment in minor units, and how far payments lie apart: the deviation of their logarithm. */
  meanMinor?: number;
  logDeviation?: number;
  /** Deviation of whole days about what the weekday says, as a share: more than a Poisson process has. */
  dayDeviation?: number;
  growthAWeek?: number;
  /** What a day takes of its weekday. */
  dayFactor?(day: LocalDay): number;
  /** Share of payments that are given back, some days later. */
  refunded?: number;
}

const WEEKDAYS = [1.05, 1.12, 1.1, 1.05, 1.15, 0.85, 0.68];
/** By hour of the day: a quiet night, a full evening. */
const CLOCK = Float64Array.of(3, 2, 1, 1, 1, 2, 4, 7, 10, 13, 15, 16, 16, 15, 15, 16, 17, 18, 19, 20, 18, 14, 9, 5);
const CLOCK_SUM = CLOCK.reduce((sum, weight) => sum + weight, 0);

/** Payments of a made merchant, hour by hour: Poisson about a weekday shape, log-normal amounts. */
export function madeTurnover(trade: Trade): Turnover {
  const { seed, zone, firstHour, length, meanMinor = 5000, logDeviation = 0.8, refunded = 0 } = trade;
  const draw = drawsFrom(seed);
  const hours = localHours(zone, firstHour, length);
  const rates = Float64Array.from(hours.days, (day, index) => dayRate(trade, day, index, draw));
  const turnover = emptyTurnover(firstHour, length);
  for (let at = 0; at < length; at += 1) {
    const rate =
      valueAt(rates, valueAt(hours.day, at)) * valueAt(CLOCK, valueAt(hours.clock, at)) * (hours.share[at] ?? 1);
    const count = poissonDraw(rate / CLOCK_SUM, draw);
    for (let payment = 0; payment < count; payment += 1) {
      const minor = Math.round(meanMinor * Math.exp(logDeviation * normalDraw(draw) - logDeviation ** 2 / 2));
      add(turnover.payments, at, minor);
      const later = at + 24 + Math.floor(draw() * 120);
      if (draw() < refunded && later < length) add(turnover.refunds, later, minor);
    }
  }
  return turnover;
}

function dayRate(trade: Trade, day: LocalDay, index: number, draw: () => number): number {
  const deviation = trade.dayDeviation ?? 0;
  const noise = Math.exp(deviation * normalDraw(draw) - deviation ** 2 / 2);
  const growth = (1 + (trade.growthAWeek ?? 0)) ** (index / 7);
  return trade.paymentsADay * (WEEKDAYS[day.weekday] ?? 1) * (trade.dayFactor?.(day) ?? 1) * growth * noise;
}

function poissonDraw(rate: number, draw: () => number): number {
  if (rate > 40) return Math.max(0, Math.round(rate + Math.sqrt(rate) * normalDraw(draw)));
  const floor = Math.exp(-rate);
  let count = 0;
  for (let product = draw(); product > floor; product *= draw()) count += 1;
  return count;
}

function add({ count, amount, squares }: Turned, at: number, minor: number): void {
  addTo(count, at, 1);
  addTo(amount, at, minor);
  addTo(squares, at, minor ** 2);
}
