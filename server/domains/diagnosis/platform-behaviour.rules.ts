import { platformOf } from '../../kernel/platform-name.ts';
import type { Facts } from './facts.ts';

/** What a module does with a notification, read in its code. */
export interface PlatformBehaviour {
  /** Whether it answers otherwise than 200 "OK" when the order or the key is wrong; if not, its 200 proves nothing. */
  tellsErrors: boolean;
  /** Whether it compares the amount with the order, and says so when they differ. */
  checksAmount: boolean;
  /** Whether the notification of a later attempt that failed takes the order back from "paid". */
  isOverwritten: boolean;
  /** Whether the order moves only from one status that is set in the module, or only when a setting allows it. */
  hangsOnStatus: boolean;
}

const does = (...traits: (keyof PlatformBehaviour)[]): PlatformBehaviour => ({
  tellsErrors: traits.includes('tellsErrors'),
  checksAmount: traits.includes('checksAmount'),
  isOverwritten: traits.includes('isOverwritten'),
  hangsOnStatus: traits.includes('hangsOnStatus'),
});

// Source: the published modules' own code (begateway on GitHub), the handlers of notifications.
const BEHAVIOUR: Readonly<Record<string, PlatformBehaviour>> = {
  woocommerce: does('tellsErrors'),
  'opencart-3': does('isOverwritten'),
  'opencart-2': does('tellsErrors'),
  'opencart-4': does('tellsErrors'),
  prestashop: does('tellsErrors', 'checksAmount'),
  bitrix: does('tellsErrors', 'checksAmount', 'hangsOnStatus'),
  magento: does('tellsErrors'),
  'cs-cart': does('tellsErrors'),
  virtuemart: does('tellsErrors', 'hangsOnStatus'),
  whmcs: does('tellsErrors'),
  joomshopping: does('tellsErrors', 'checksAmount'),
};

/** What the shop's module does; undefined where nobody knows which it is. */
export function behaviourOf({ transaction, module, shop }: Facts): PlatformBehaviour | undefined {
  const platform = platformOf(transaction.platform, transaction.integration, module?.platform, shop?.cms);
  return platform === undefined ? undefined : BEHAVIOUR[platform];
}
