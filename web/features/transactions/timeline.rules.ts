import type { KnowledgeSource, TransactionStatus } from '#contract/gateways';
import type { TransactionDetail } from '#contract/transactions';

export interface TimelineEvent {
  at: string;
  what: 'created' | 'status' | 'paid' | 'expired' | 'closed' | 'settled' | 'pspSettled' | 'corrected' | 'firstHeard';
  status?: TransactionStatus;
  source?: KnowledgeSource;
  /** When it was heard of here, when that was clearly later. */
  heardAt?: string;
}

/** A delay of hearing below this is nobody's concern. */
const HEARD_AT_ONCE_MS = 60_000;

/** All that happened to a payment, from all sources, oldest first. */
export function timelineOf(payment: TransactionDetail): TimelineEvent[] {
  const moments: [TimelineEvent['what'], string | null][] = [
    ['created', payment.createdAt],
    ['paid', payment.paidAt],
    ['expired', payment.status === 'expired' ? payment.expiredAt : null],
    ['closed', payment.closedAt],
    ['settled', payment.settledAt],
    ['pspSettled', payment.pspSettledAt],
    ['corrected', payment.manuallyCorrectedAt],
    ['firstHeard', payment.firstHeardAt],
  ];
  const events: TimelineEvent[] = moments.flatMap(([what, at]) => (at === null ? [] : [{ at, what }]));
  const statuses = payment.history.map(({ at, status, source, heardAt }): TimelineEvent => {
    const isLate = Date.parse(heardAt) - Date.parse(at) > HEARD_AT_ONCE_MS;
    return { at, what: 'status', status, source, ...(isLate && { heardAt }) };
  });
  return [...events, ...statuses].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
}
