import { checkoutTokenOf } from '../identity.ts';
import { PROVIDER } from '../provider.ts';
import type { SampleTransaction, SampleView } from '../transaction.ts';
import { milliseconds } from './times.ts';
import { bankPart } from './verifications.ts';

/** The answer to a look-up by checkout token. */
export function checkoutDocument(seed: number, t: SampleTransaction, view: SampleView) {
  return {
    checkout: {
      ...checkoutCore(seed, t),
      gateway_response: {
        payment: {
          uid: t.uid,
          type: t.type,
          updated_at: milliseconds(view.updatedMs),
          ...bankPart(seed, t, view),
          redirect_url: `${PROVIDER.gatewayHost}/process/${t.uid}`,
          method: { brand: t.card?.brand ?? 'erip' },
        },
      },
      finished: view.decided,
      expired: false,
      merchant: { id: String(t.shop.merchant.number), country: 'BY' },
      test: t.test,
      status: view.status,
      message: view.message,
    },
  };
}

/** The notice that a payment page was left until its token expired: nobody ever paid, so there is no transaction in it. */
export function tokenExpiredDocument(seed: number, t: SampleTransaction) {
  return {
    ...checkoutCore(seed, t),
    gateway_response: null,
    finished: false,
    expired: true,
    test: t.test,
    status: 'error',
    message: 'Token is expired.',
    payment_method: {
      id: t.number,
      checkout_data_id: t.number,
      types: ['credit_card'],
      created_at: milliseconds(t.createdMs),
      updated_at: milliseconds(t.createdMs),
    },
  };
}

const checkoutCore = (seed: number, t: SampleTransaction) => ({
  token: checkoutTokenOf(seed, t.key),
  shop_id: t.shop.id,
  transaction_type: t.type,
  order: {
    currency: t.currency,
    amount: t.amount,
    description: t.description,
    tracking_id: t.trackingId,
    additional_data: {},
    expired_at: milliseconds(t.expiresMs ?? t.createdMs + 86_400_000),
  },
  settings: {
    success_url: `https://${t.shop.domain}/paid`,
    fail_url: `https://${t.shop.domain}/failed`,
    decline_url: `https://${t.shop.domain}/declined`,
    notification_url: `https://${t.shop.domain}/notify`,
    language: t.language,
    customer_fields: {},
  },
  customer: {
    first_name: t.payer.firstName,
    last_name: t.payer.lastName,
    address: null,
    city: null,
    country: null,
    state: null,
    phone: t.payer.phone,
    zip: null,
    email: t.payer.email,
  },
  shop: {
    id: String(t.shop.id),
    name: t.shop.name ?? t.shop.merchant.name,
    url: `https://${t.shop.domain}`,
    brands: ['visa', 'master'],
  },
});
