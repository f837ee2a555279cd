/** How often a channel may be used: so many in so many milliseconds. */
export interface Rate {
  most: number;
  withinMs: number;
}

/** When the last messages left, oldest first, in milliseconds. */
export type Departures = readonly number[];

/** The earliest moment at which one more may leave under a rate. */
export function mayLeaveAt(departures: Departures, { most, withinMs }: Rate, now: number): number {
  const inTheWay = departures.at(-most);
  return inTheWay === undefined ? now : Math.max(now, inTheWay + withinMs);
}

/** Departures that still count, with one more. */
export const withOneMore = (departures: Departures, { most }: Rate, now: number): Departures =>
  [...departures, now].slice(-most);

export interface Rates {
  /** Of the account as a whole. */
  all: Rate;
  one: Rate;
  group: Rate;
}

/** What Telegram asks for: a message a second in a chat, twenty a minute in a group, thirty a second in all. */
export const TELEGRAM_RATES: Rates = {
  all: { most: 30, withinMs: 1000 },
  one: { most: 1, withinMs: 1000 },
  group: { most: 20, withinMs: 60_000 },
};

const FIRST_SECONDS = 2;
const LONGEST_SECONDS = 300;

/** How long a message that surely did not arrive waits before the next attempt. */
export const secondsToRetry = (attempts: number, asked: number | undefined): number =>
  Math.max(asked ?? 0, Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, Math.min(20, attempts - 1))));
