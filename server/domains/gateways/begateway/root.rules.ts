import { maskText } from '#kernel/mask';
import { no, ok, type Result } from '#kernel/result';
import { type Bag, bagOf, isBag, textOf } from './fields.rules.ts';
import { TYPE_KEYS } from './words.rules.ts';

/** Where in a document the transaction stands. All bags are of the masked copy. */
export interface Root {
  uid: string;
  body: Bag;
  /** What stands around the body: the document itself where the body is inside. */
  outer: Bag;
  /** The bank's part, wherever this form of document keeps it. */
  bank: Bag;
  status?: string;
  checkoutToken?: string;
}

/** Which of the gateway's forms a document has. `raw` is the document before masking: the token of a checkout is its only identity. */
export function rootOf(document: Bag, raw: Bag): Result<Root, string> {
  if (isSubscription(document)) return subscriptionRoot(document);
  if (isBag(document.checkout)) return checkoutRoot(document.checkout, bagOf(raw.checkout));
  if (isCheckout(document, raw)) return checkoutRoot(document, raw);
  if (isText(document.uid)) return bodyRoot(document, document, raw);
  if (isBag(document.transaction)) return bodyRoot(document.transaction, document, bagOf(raw.transaction));
  return no(whyNot(document));
}

function bodyRoot(body: Bag, outer: Bag, raw: Bag): Result<Root, string> {
  const uid = uidOf(body);
  if (uid === undefined) return no('uid-missing');
  const vendor = bagOf(bagOf(raw.additional_data).vendor);
  const checkoutToken = tokenOf(vendor.token);
  return ok({ uid, body, outer, bank: bankOf(body), ...(checkoutToken === undefined ? {} : { checkoutToken }) });
}

/** v2 keeps the bank's part under the type's name, v3 under `transaction`, flat rows nowhere. */
function bankOf(body: Bag): Bag {
  const type = textOf(body.type)?.toLowerCase();
  const named = type === undefined ? undefined : body[type];
  if (isBag(named)) return named;
  if (isBag(body.transaction)) return body.transaction;
  for (const key of TYPE_KEYS) if (isBag(body[key])) return bagOf(body[key]);
  return body;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

// A report row's `id` is a number of its own; inside a wrapper a textual `id` repeats the uid.
const uidOf = ({ uid, id }: Bag): string | undefined => (isText(uid) ? uid : isText(id) ? id : undefined);

const isSubscription = (document: Bag) =>
  typeof document.id === 'string' && (document.id.startsWith('sbs_') || (isBag(document.plan) && 'state' in document));

function subscriptionRoot(document: Bag): Result<Root, string> {
  const last = isBag(document.last_transaction) ? document.last_transaction : bagOf(document.transaction);
  const uid = uidOf(last);
  if (uid === undefined) return no('subscription-without-transaction');
  const { currency, test, language } = bagOf(document.plan);
  const body = {
    ...last,
    credit_card: document.card,
    customer: document.customer,
    test,
    language,
    plan_currency: currency,
  };
  return ok({ uid, body, outer: document, bank: {} });
}

const isCheckout = (document: Bag, raw: Bag) => typeof raw.token === 'string' && isBag(document.order);

/** A token is read unmasked, so a card number in its place must not pass for one. */
function tokenOf(token: unknown): string | undefined {
  if (typeof token !== 'string' || !/^[\w-]{16,128}$/.test(token)) return undefined;
  return HEXADECIMAL.test(token) || maskText(token) === token ? token : undefined;
}
const HEXADECIMAL = /^(?=[\da-f]*[a-f])[\da-f]{32,128}$/;

/** A checkout's status holds the attempt that was made; one that expired without any is an order that nobody paid. */
function checkoutRoot(checkout: Bag, raw: Bag): Result<Root, string> {
  const checkoutToken = tokenOf(raw.token);
  if (checkoutToken === undefined || !isBag(checkout.order)) return no('checkout-without-order');
  const [attempt] = Object.values(bagOf(checkout.gateway_response)).filter(isBag);
  const uid = attempt === undefined ? undefined : uidOf(attempt);
  const order = orderOf(checkout);
  if (attempt !== undefined && uid !== undefined) {
    const body = { ...order, ...attempt, message: checkout.message };
    return ok({ uid, body, outer: checkout, bank: attempt, checkoutToken });
  }
  if (checkout.expired !== true) return no('checkout-not-tried-yet');
  const body = { ...order, created_at: bagOf(checkout.payment_method).created_at };
  return ok({
    uid: `checkout:${checkoutToken.slice(0, 40)}`,
    body,
    outer: checkout,
    bank: {},
    status: 'expired',
    checkoutToken,
  });
}

function orderOf(checkout: Bag): Bag {
  const order = bagOf(checkout.order);
  const { erip } = bagOf(bagOf(checkout.payment_method).data);
  return {
    ...order,
    type: checkout.transaction_type,
    status: checkout.status,
    message: checkout.message,
    customer: checkout.customer,
    language: bagOf(checkout.settings).language,
    ...(isBag(erip) ? { erip } : {}),
  };
}

/** A sentence's worth of reason for what is not a transaction: an error answer says so itself. */
function whyNot(document: Bag): string {
  if ('splits' in document) return 'split-payment';
  if (isBag(document.response) || 'errors' in document || 'error' in document) return 'error-answer';
  if ('request_id' in document && 'status_url' in document) return 'not-processed-yet';
  return 'no-transaction';
}
