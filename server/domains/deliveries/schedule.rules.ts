import type { DeliveryService, NotificationState } from './contract.ts';

interface Schedule {
  retries: number;
  /** Seconds before the n-th retry, without its random part. */
  seconds(n: number): number;
}

const fourth = (n: number) => n ** 4 + 15;

/**
 * When each service repeats what was not answered with 200 (bePaid's documentation, page "Webhook notifications"): the n-th retry
 * comes so many seconds after the attempt before, and rand(30)·(n+1) more. Of the alternative methods no formula is published.
 */
const SCHEDULES: Record<DeliveryService, Schedule | undefined> = {
  cards: { retries: 15, seconds: (n) => Math.floor(2.12 * n) ** 3 },
  checkout: { retries: 2, seconds: fourth },
  subscriptions: { retries: 25, seconds: fourth },
  alternative: undefined,
};

/** The largest value of rand(30). */
const MOST_RANDOM = 29;

export interface Moments {
  earliest: Temporal.Instant;
  latest: Temporal.Instant;
}

/** When the n-th retry (the first is 1) comes after the attempt before; undefined when none does or nobody knows. */
export function nextAttempt(service: DeliveryService, n: number, after: Temporal.Instant): Moments | undefined {
  const schedule = SCHEDULES[service];
  if (schedule === undefined || n < 1 || n > schedule.retries) return undefined;
  const earliest = after.add({ seconds: schedule.seconds(n) });
  return { earliest, latest: earliest.add({ seconds: MOST_RANDOM * (n + 1) }) };
}

/** When at the latest the last retry has come, if the n-th is the next; undefined when none comes or nobody knows. */
export function lastAttempt(
  service: DeliveryService,
  n: number,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  let latest: Temporal.Instant | undefined;
  for (let retry = n; ; retry += 1) {
    const next = nextAttempt(service, retry, latest ?? after);
    if (next === undefined) return latest;
    latest = next.latest;
  }
}

export interface Told {
  service: DeliveryService;
  isAccepted: boolean;
  /** The provider heard 200, whatever stood in the body: it does not repeat. */
  stopsRetries: boolean;
  /** Automatic attempts so far; the first is no retry. */
  autoAttempts: number;
  lastAutoAt: Temporal.Instant;
}

export interface Outlook {
  state: NotificationState;
  next: Moments | undefined;
  givesUpAt: Temporal.Instant | undefined;
}

/** What comes after the attempts so far. */
export function outlookOf({ service, isAccepted, stopsRetries, autoAttempts, lastAutoAt }: Told): Outlook {
  const over = { next: undefined, givesUpAt: undefined };
  if (isAccepted) return { state: 'accepted', ...over };
  if (stopsRetries) return { state: 'gone', ...over };
  if (SCHEDULES[service] === undefined) return { state: 'unclear', ...over };
  const retry = Math.max(autoAttempts, 1);
  const next = nextAttempt(service, retry, lastAutoAt);
  if (next === undefined) return { state: 'gone', ...over };
  return { state: 'waiting', next, givesUpAt: lastAttempt(service, retry, lastAutoAt) };
}
