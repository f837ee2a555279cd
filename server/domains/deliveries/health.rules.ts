import type { DeliveryClass, DeliveryTrigger, EndpointHealth } from './contract.ts';
import { isAccepted } from './contract.ts';

/** An attempt as the breaker sees it. */
export interface JudgedAttempt {
  eventId: string;
  at: Temporal.Instant;
  trigger: DeliveryTrigger;
  class: DeliveryClass;
}

export interface Before {
  health: EndpointHealth;
  since: Temporal.Instant;
}

interface JudgedBy {
  before?: Before | undefined;
  unsentSince?: Temporal.Instant | undefined;
  failingSince?: Temporal.Instant | undefined;
}

export interface Judgement {
  health: EndpointHealth;
  since: Temporal.Instant;
  /** The commonest class among the failures of the last 24 hours; of those at all when none is so young. */
  topClass: DeliveryClass | undefined;
  recentAccepted: number;
  recentFailed: number;
}

/** The defaults of Convoy's breaker: five minutes with ten attempts of which 70 % fail open it; one in twenty closes it. */
const WINDOW_SECONDS = 300;
const ENOUGH = 10;
const OPENS_AT = 0.7;
const RESTS_SECONDS = 30;
const CLOSES_AT = 0.05;
/** Most shops have fewer payments than that: there, so many failures in a row open it, if they are not of one bad minute. */
const IN_A_ROW = 5;
const ROW_SECONDS = 600;
const RECENT_HOURS = 24;
const FAILING_AT = 0.1;
const FAILING_COUNT = 3;

interface Breaker {
  /** When the failures began, while it is open. */
  brokenSince: Temporal.Instant | undefined;
  /** When it closed last. */
  closedAt: Temporal.Instant | undefined;
}

/**
 * How an endpoint is, from its attempts in any order. What a person sent again or the provider replayed counts neither way.
 * `unsentSince`: the third newest payment of the shop of which no attempt was heard in time. `failingSince`: the first attempt
 * after the last acceptance, which may lie before all that are looked at.
 */
export function judge(
  attempts: readonly JudgedAttempt[],
  at: Temporal.Instant,
  { before, unsentSince, failingSince }: JudgedBy = {},
): Judgement | undefined {
  const own = attempts.filter(({ trigger }) => trigger === 'auto').sort(inTime);
  const last = own.at(-1);
  if (last === undefined) return undefined;
  const recent = own.filter((one) => seconds(one.at, at) <= RECENT_HOURS * 3600);
  const failed = recent.filter((one) => !isAccepted(one.class));
  const found = healthOf(own, { recent, failed, last, at, before, unsentSince });
  return {
    ...found,
    since: sinceOf(found, own, { before, failingSince }),
    topClass: commonest(failed.length > 0 ? failed : own.filter((one) => !isAccepted(one.class))),
    recentAccepted: recent.length - failed.length,
    recentFailed: failed.length,
  };
}

/** Only so many attempts are looked at: what began before them is known from the judgement before, or from the acceptance before. */
function sinceOf(
  { health, since }: Before,
  own: readonly JudgedAttempt[],
  { before, failingSince }: JudgedBy,
): Temporal.Instant {
  const isWhole = own.some((one) => isAccepted(one.class));
  const known = [
    ...(before?.health === health ? [before.since] : []),
    ...(health === 'broken' && !isWhole && failingSince !== undefined ? [failingSince] : []),
  ];
  return known.reduce((first, one) => (isBefore(one, first) ? one : first), since);
}

interface Seen {
  recent: readonly JudgedAttempt[];
  failed: readonly JudgedAttempt[];
  last: JudgedAttempt;
  at: Temporal.Instant;
  before: Before | undefined;
  unsentSince: Temporal.Instant | undefined;
}

function healthOf(own: readonly JudgedAttempt[], seen: Seen): Before {
  const { recent, failed, last, at, before, unsentSince } = seen;
  const { brokenSince, closedAt } = breakerAfter(own);
  if (brokenSince !== undefined) return { health: 'broken', since: brokenSince };
  if (unsentSince !== undefined && isBefore(last.at, unsentSince)) return { health: 'silent', since: last.at };
  const closed = closedAt ?? (before?.health === 'broken' ? firstAccepted(own) : undefined);
  if (closed !== undefined && seconds(closed, at) <= RECENT_HOURS * 3600) return { health: 'recovered', since: closed };
  const [firstFailed] = failed;
  if (firstFailed !== undefined && failed.length >= FAILING_COUNT && failed.length >= FAILING_AT * recent.length)
    return { health: 'failing', since: firstFailed.at };
  const lastFailed = own.findLast((one) => !isAccepted(one.class));
  return { health: 'healthy', since: lastFailed?.at ?? own[0]?.at ?? at };
}

/** closed → open → (rest) → half-open → closed, over attempts in order of time. */
function breakerAfter(own: readonly JudgedAttempt[]): Breaker {
  const breaker: Breaker = { brokenSince: undefined, closedAt: undefined };
  let from = 0;
  let openedAt: Temporal.Instant | undefined;
  own.forEach((attempt, place) => {
    if (openedAt === undefined) {
      const since = opensWith(own.slice(from, place + 1));
      if (since === undefined) return;
      openedAt = attempt.at;
      breaker.brokenSince = since;
      from = place + 1;
    } else if (closesWith(own.slice(from, place + 1), openedAt)) {
      openedAt = undefined;
      breaker.brokenSince = undefined;
      breaker.closedAt = attempt.at;
      from = place + 1;
    }
  });
  return breaker;
}

/** When the failures began because of which it opens with the last of these; undefined when it stays closed. */
function opensWith(attempts: readonly JudgedAttempt[]): Temporal.Instant | undefined {
  const last = attempts.at(-1);
  if (last === undefined || isAccepted(last.class)) return undefined;
  const row = failuresInARow(attempts);
  const [first] = row;
  if (first !== undefined && row.length >= IN_A_ROW && isMoreThanABadMinute(row)) return first.at;
  const window = withinWindow(attempts, last.at);
  const failures = window.filter((one) => !isAccepted(one.class));
  return window.length >= ENOUGH && failures.length >= OPENS_AT * window.length ? failures[0]?.at : undefined;
}

/** Of several events, over ten minutes: neither one bad payment nor one bad minute. An hour of one event is enough, too. */
function isMoreThanABadMinute(row: readonly JudgedAttempt[]): boolean {
  const [first] = row;
  const last = row.at(-1);
  if (first === undefined || last === undefined) return false;
  const lasted = seconds(first.at, last.at);
  return lasted >= 6 * ROW_SECONDS || (lasted >= ROW_SECONDS && new Set(row.map((one) => one.eventId)).size > 1);
}

function failuresInARow(attempts: readonly JudgedAttempt[]): readonly JudgedAttempt[] {
  const good = attempts.findLastIndex((one) => isAccepted(one.class));
  return attempts.slice(good + 1);
}

function withinWindow(attempts: readonly JudgedAttempt[], at: Temporal.Instant): readonly JudgedAttempt[] {
  const young = attempts.findIndex((one) => seconds(one.at, at) <= WINDOW_SECONDS);
  return attempts.slice(young);
}

/** What is tried after the rest decides; of those, the last twenty. */
function closesWith(attempts: readonly JudgedAttempt[], openedAt: Temporal.Instant): boolean {
  const trial = attempts.filter((one) => seconds(openedAt, one.at) >= RESTS_SECONDS).slice(-1 / CLOSES_AT);
  const accepted = trial.filter((one) => isAccepted(one.class)).length;
  return accepted > 0 && accepted >= CLOSES_AT * trial.length;
}

const firstAccepted = (own: readonly JudgedAttempt[]) => {
  const bad = own.findLastIndex((one) => !isAccepted(one.class));
  return own[bad + 1]?.at;
};

function commonest(failed: readonly JudgedAttempt[]): DeliveryClass | undefined {
  const counts = new Map<DeliveryClass, number>();
  for (const one of failed) counts.set(one.class, (counts.get(one.class) ?? 0) + 1);
  // Of two as common, the one that came later: it is the news.
  return [...counts].reduce<[DeliveryClass, number] | undefined>(
    (most, one) => (most === undefined || one[1] >= most[1] ? one : most),
    undefined,
  )?.[0];
}

const seconds = (from: Temporal.Instant, to: Temporal.Instant) =>
  (to.epochMilliseconds - from.epochMilliseconds) / 1000;
const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
const inTime = (a: JudgedAttempt, b: JudgedAttempt) =>
  Temporal.Instant.compare(a.at, b.at) || (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0);
