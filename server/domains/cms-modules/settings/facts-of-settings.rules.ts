import type { FactKey } from '../contract.ts';
import type { ShopSettings } from './contract.ts';

/** What the gateway keeps of a shop, as facts. A field that was told before and is not any more goes: its value is empty. */
export function factsOfSettings(settings: ShopSettings): { key: FactKey; value: string }[] {
  return TOLD.map(([key, told]) => ({ key, value: told(settings) ?? '' }));
}

const TOLD: readonly (readonly [FactKey, (settings: ShopSettings) => string | undefined])[] = [
  ['shop-id', ({ shop_id }) => String(shop_id)],
  ['currencies', ({ currencies }) => currencies?.join(', ')],
  ['notification-url', ({ notification_url }) => notification_url],
  ['return-url', ({ return_url }) => return_url],
  ['checkout-domain', ({ checkout_domain }) => checkout_domain],
  ['gateway-domain', ({ gateway_domain }) => gateway_domain],
  ['payment-methods', ({ payment_methods }) => payment_methods?.join(', ')],
  ['transaction-type', ({ transaction_types }) => transaction_types?.join(', ')],
  ['mode', ({ test }) => (test === undefined ? undefined : test ? 'test' : 'live')],
  ['key-fingerprint', ({ public_key_fingerprint }) => public_key_fingerprint?.slice(0, 8)],
];
