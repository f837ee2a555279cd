import { checkoutTokenOf } from '../identity.ts';
import { PROVIDER } from '../provider.ts';
import type { SampleTransaction, SampleView } from '../transaction.ts';
import { milliseconds, millisecondsOrNull } from './times.ts';
import { bankPart, protectionPart, routingPart, threeDSecurePart } from './verifications.ts';

/** The full document of a look-up or a webhook, in the dress that the shop's integration asks for. */
export function richDocument(seed: number, t: SampleTransaction, view: SampleView): Record<string, unknown> {
  return t.shop.dress === 'v3' ? version3(seed, t, view) : version2(seed, t, view);
}

/** Version 2: all below `transaction`, the bank's part under the name of the type. With the mixed dress the codes are there too. */
export function version2(seed: number, t: SampleTransaction, view: SampleView): Record<string, unknown> {
  if (t.parentUid !== undefined) return { transaction: childDocument(t, view) };
  const codes = t.shop.dress === 'mixed' ? { code: view.code, friendly_message: view.friendly } : undefined;
  return {
    transaction: {
      uid: t.uid,
      status: view.status,
      ...codes,
      amount: t.amount,
      currency: t.currency,
      description: t.description,
      type: t.type,
      payment_method_type: t.method,
      tracking_id: t.trackingId,
      message: view.message,
      test: t.test,
      created_at: milliseconds(t.createdMs),
      updated_at: milliseconds(view.updatedMs),
      paid_at: millisecondsOrNull(view.paidMs),
      expired_at: millisecondsOrNull(t.expiresMs),
      recurring_type: null,
      closed_at: millisecondsOrNull(view.closedMs),
      settled_at: millisecondsOrNull(view.settledMs),
      psp_settled_at: millisecondsOrNull(view.pspSettledMs),
      manually_corrected_at: null,
      language: t.language,
      ...methodPart(t, view),
      receipt_url: receiptUrl(t),
      status_code: null,
      id: t.uid,
      additional_data: additionalData(seed, t),
      redirect_url: `${PROVIDER.gatewayHost}/process/${t.uid}`,
      ...verifications(t, view),
      [t.type]: bankPart(seed, t, view),
      customer: { ip: t.payer.ip, email: t.payer.email, device_id: null, birth_date: null },
      billing_address: addressOf(t),
    },
  };
}

/** Version 3: flat, the card below `payment_method`, the bank's part below `transaction`. */
export function version3(seed: number, t: SampleTransaction, view: SampleView): Record<string, unknown> {
  const { credit_card: card, ...method } = methodPart(t, view);
  return {
    uid: t.uid,
    code: view.code,
    friendly_message: view.friendly,
    status: view.status,
    amount: t.amount,
    currency: t.currency,
    description: t.description,
    type: t.type,
    payment_method: { payment_method_type: t.method, ...card },
    ...method,
    tracking_id: t.trackingId,
    message: view.message,
    test: t.test,
    created_at: milliseconds(t.createdMs),
    updated_at: milliseconds(view.updatedMs),
    paid_at: millisecondsOrNull(view.paidMs),
    expired_at: millisecondsOrNull(t.expiresMs),
    recurring_type: null,
    closed_at: millisecondsOrNull(view.closedMs),
    settled_at: millisecondsOrNull(view.settledMs),
    psp_settled_at: millisecondsOrNull(view.pspSettledMs),
    manually_corrected_at: null,
    parent_uid: t.parentUid ?? null,
    reason: t.reason ?? null,
    language: t.language,
    redirect_url: `${PROVIDER.gatewayHost}/process/${t.uid}`,
    status_code: view.status === 'incomplete' ? 21 : null,
    links: { receipt_url: receiptUrl(t) },
    additional_data: additionalData(seed, t),
    customer: { ip: t.payer.ip, email: t.payer.email, device_id: null, birth_date: null, ...addressOf(t) },
    ...verifications(t, view),
    transaction: bankPart(seed, t, view),
  };
}

/** Captures, refunds and the like say little: whose child they are, how much, and the bank's answer. */
function childDocument(t: SampleTransaction, view: SampleView) {
  return {
    uid: t.uid,
    status: view.status,
    amount: t.amount,
    currency: t.currency,
    type: t.type,
    message: view.message,
    test: t.test,
    created_at: milliseconds(t.createdMs),
    updated_at: milliseconds(view.updatedMs),
    paid_at: millisecondsOrNull(view.paidMs),
    closed_at: millisecondsOrNull(view.closedMs),
    settled_at: millisecondsOrNull(view.settledMs),
    parent_uid: t.parentUid,
    reason: t.reason ?? null,
    id: t.uid,
    [t.type]: {
      message: view.message,
      ref_id: String(80_000_000 + (t.number % 9_000_000)),
      gateway_id: t.gateway.id,
      status: view.status,
    },
  };
}

function methodPart(t: SampleTransaction, view: SampleView) {
  if (t.card === undefined) return { credit_card: undefined, erip: eripPart(t, view) };
  const { bin, last4, brand, product, issuer, country, expMonth, expYear, stamp } = t.card;
  return {
    credit_card: {
      holder: `${t.payer.firstName} ${t.payer.lastName}`.toUpperCase(),
      stamp,
      brand,
      last_4: last4,
      first_1: bin[0],
      bin,
      issuer_country: country,
      issuer_name: issuer,
      product,
      exp_month: expMonth,
      exp_year: expYear,
      token_provider: t.wallet ?? null,
      token: null,
    },
    erip: undefined,
  };
}

const eripPart = (t: SampleTransaction, view: SampleView) => ({
  request_id: String(t.number),
  service_no: Number(t.shop.eripService),
  account_number: String(t.orderNumber),
  transaction_id: view.paidMs === undefined ? null : 300_000_000 + (t.number % 90_000_000),
  service_no_erip: t.shop.eripService,
  agent_code: null,
  instruction: [`ЕРИП → Интернет-магазины → ${t.shop.domain}`],
  service_info: [t.description],
  receipt: ['Спасибо за покупку'],
});

function verifications(t: SampleTransaction, view: SampleView) {
  if (t.method === 'erip') return { smart_routing_verification: { status: 'successful' } };
  return {
    be_protected_verification: protectionPart(t, view),
    smart_routing_verification: routingPart(t, view),
    ...threeDSecurePart(t, view),
    avs_cvc_verification: {
      avs_verification: { result_code: '1' },
      cvc_verification: { result_code: t.cause.code === 'F.0112' ? 'N' : '1' },
    },
  };
}

const additionalData = (seed: number, t: SampleTransaction) => ({
  receipt_text: [t.description],
  ...(t.shop.platform === undefined
    ? undefined
    : { platform_data: t.shop.platform, integration_data: t.shop.integration }),
  vendor: { name: 'CTP', token: checkoutTokenOf(seed, t.key) },
});

const addressOf = (t: SampleTransaction) => ({
  first_name: t.payer.firstName,
  last_name: t.payer.lastName,
  address: null,
  country: t.card?.country ?? 'BY',
  city: null,
  zip: null,
  state: null,
  phone: t.payer.phone,
});

const receiptUrl = (t: SampleTransaction) =>
  `${PROVIDER.merchantHost}/customer/transactions/${t.uid}/receipt?language=${t.language}`;
