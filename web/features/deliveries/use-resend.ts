import { getPaymentDeliveries, resendNotification } from '#contract/deliveries';
import type { TransactionUid } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';

/** Has a notification sent again; one that the shop took is asked about first. */
export function useResend(uid: TransactionUid, { onAccepted }: { onAccepted(): void }) {
  const change = useChange(resendNotification, { refreshes: [getPaymentDeliveries] });
  return {
    isPending: change.isPending,
    error: change.error?.reason === 'already-accepted' ? null : change.error,
    send: (confirmed: boolean) =>
      change.mutate(
        { params: { uid }, body: { confirmed } },
        { onError: (error) => error.reason === 'already-accepted' && onAccepted() },
      ),
  };
}
