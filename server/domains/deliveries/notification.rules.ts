import type { EndpointId, ShopId, TransactionUid } from '#kernel/ids';
import type { DeliveryClass, DeliveryService, DeliveryTrigger, NotificationState } from './contract.ts';
import { isAccepted } from './contract.ts';
import { outlookOf } from './schedule.rules.ts';

/** One attempt as its notification sees it. */
export interface EventAttempt {
  eventId: string;
  n: number;
  uid: TransactionUid | null;
  shopId: ShopId;
  endpointId: EndpointId;
  service: DeliveryService;
  trigger: DeliveryTrigger;
  at: Temporal.Instant;
  class: DeliveryClass;
  httpStatus: number | null;
}

/** What the attempts of one event came to. */
export interface Notified {
  eventId: string;
  uid: TransactionUid | null;
  shopId: ShopId;
  endpointId: EndpointId;
  service: DeliveryService;
  state: NotificationState;
  attempts: number;
  firstAt: Temporal.Instant;
  lastAt: Temporal.Instant;
  lastClass: DeliveryClass;
  lastHttpStatus: number | null;
  acceptedAt: Temporal.Instant | null;
  nextEarliestAt: Temporal.Instant | null;
  nextLatestAt: Temporal.Instant | null;
  givesUpAt: Temporal.Instant | null;
}

/** The same for any order of the attempts. */
export function notificationOf(attempts: readonly [EventAttempt, ...EventAttempt[]]): Notified {
  const ordered = [...attempts].sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.n - b.n);
  const last = ordered.at(-1) ?? attempts[0];
  const first = ordered[0] ?? last;
  const auto = ordered.filter(({ trigger }) => trigger === 'auto');
  const lastAuto = auto.at(-1);
  const accepted = ordered.find((one) => isAccepted(one.class));
  const outlook = outlookOf({
    service: last.service,
    isAccepted: accepted !== undefined,
    stopsRetries: auto.some(({ httpStatus }) => httpStatus === 200),
    autoAttempts: countAuto(ordered, auto),
    lastAutoAt: lastAuto?.at ?? last.at,
  });
  return {
    eventId: last.eventId,
    uid: ordered.findLast(({ uid }) => uid !== null)?.uid ?? null,
    shopId: last.shopId,
    endpointId: last.endpointId,
    service: last.service,
    state: outlook.state,
    attempts: ordered.length,
    firstAt: first.at,
    lastAt: last.at,
    lastClass: last.class,
    lastHttpStatus: last.httpStatus,
    acceptedAt: accepted?.at ?? null,
    nextEarliestAt: outlook.next?.earliest ?? null,
    nextLatestAt: outlook.next?.latest ?? null,
    givesUpAt: outlook.givesUpAt ?? null,
  };
}

/** A log may begin in the middle: the number of the newest tells of attempts before that were not heard, less those by hand. */
function countAuto(all: readonly EventAttempt[], auto: readonly EventAttempt[]): number {
  const newest = auto.at(-1)?.n ?? 0;
  const byHand = all.filter(({ trigger, n }) => trigger !== 'auto' && n < newest).length;
  return Math.max(auto.length, newest - byHand);
}
