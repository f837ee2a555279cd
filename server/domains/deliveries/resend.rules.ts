import type { ResendState } from './contract.ts';

/** From where to where a re-send goes. What is unknown is never sent again by itself: a log that names it makes it sent. */
export const NEXT = {
  queued: ['sending', 'stopped'],
  sending: ['sent', 'failed', 'unknown'],
  unknown: ['sent'],
  sent: [],
  failed: [],
  stopped: [],
} as const satisfies Record<ResendState, readonly ResendState[]>;

export const isInFlight = (state: ResendState): boolean => NEXT[state].length > 0 && state !== 'unknown';

/** Why a payment's notification is not sent again now. */
export type ResendRefusal = 'resend-in-flight' | 'already-accepted' | 'payment-not-final' | 'payment-without-shop';

export interface ResendQuestion {
  shopId: number | null;
  status: string;
  inFlight: boolean;
  isAccepted: boolean;
  /** The person knows that the shop accepted it. */
  confirmed: boolean;
}

export function resendRefusal(asked: ResendQuestion): ResendRefusal | undefined {
  if (asked.shopId === null) return 'payment-without-shop';
  if (asked.status === 'pending' || asked.status === 'incomplete' || asked.status === 'unknown')
    return 'payment-not-final';
  if (asked.inFlight) return 'resend-in-flight';
  return asked.isAccepted && !asked.confirmed ? 'already-accepted' : undefined;
}

/** How many of a batch may leave now, and when the next ones may: as many as its rate gives a second, never more after a pause. */
export function paceOf(perMinute: number, at: Temporal.Instant): { count: number; nextAt: Temporal.Instant } {
  const count = Math.max(1, Math.round(perMinute / 60));
  return { count, nextAt: at.add({ milliseconds: Math.round((count * 60_000) / perMinute) }) };
}
