import type { SampleTransaction, SampleView } from '../transaction.ts';
import { seconds } from './times.ts';

/** A row of the merchant's report. */
export function reportRow(t: SampleTransaction, view: SampleView) {
  const row = {
    shop: { id: t.shop.id },
    uid: t.uid,
    id: t.number,
    payment_method_type: t.method,
    type: t.type,
    status: view.status,
    amount: t.amount,
    currency: t.currency,
    test: t.test,
    created_at: seconds(t.createdMs),
  };
  return t.card === undefined ? row : { ...row, credit_card: { brand: t.card.brand, last_4: t.card.last4 } };
}
