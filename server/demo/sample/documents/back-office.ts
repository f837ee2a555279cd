import type { SampleTransaction, SampleView } from '../transaction.ts';
import { microseconds, microsecondsOrNull } from './times.ts';

/** A row of `export` with `response_parameters: "main"`: no card, RRN, authorisation code, bank code, e-mail or gateway. */
export function exportRow(t: SampleTransaction, view: SampleView) {
  return {
    amount: t.amount,
    closed_at: microsecondsOrNull(view.closedMs),
    code: view.code,
    converted_amount: null,
    converted_currency: null,
    created_at: microseconds(t.createdMs),
    currency: t.currency,
    description: t.description,
    expired_at: microsecondsOrNull(t.expiresMs),
    fraud: '',
    friendly_message: view.friendly,
    language: t.language,
    manually_corrected_at: null,
    merchant_id: t.shop.merchant.number,
    message: view.message,
    paid_at: microsecondsOrNull(view.paidMs),
    parent_uid: t.parentUid ?? null,
    product_id: null,
    reason: t.reason ?? null,
    recurring_type: null,
    settled_at: microsecondsOrNull(view.settledMs),
    shop_id: t.shop.id,
    status: view.status,
    subscription_id: null,
    test: t.test,
    tracking_id: t.trackingId,
    type: t.type,
    uid: t.uid,
    updated_at: microseconds(view.updatedMs),
  };
}

/** A row of `list`: nine fields. */
export function listRow(t: SampleTransaction, view: SampleView) {
  return {
    amount: t.amount,
    created_at: microseconds(t.createdMs),
    currency: t.currency,
    merchant_id: t.shop.merchant.number,
    paid_at: microsecondsOrNull(view.paidMs),
    shop_id: t.shop.id,
    status: view.status,
    type: t.type,
    uid: t.uid,
  };
}
