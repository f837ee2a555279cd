/** How the platform is written in a payment, a report of the module, or the shop's own entry; the first that fits. */
const NAMES: readonly [platform: string, written: RegExp][] = [
  ['woocommerce', /woo|wordpress/i],
  ['opencart-4', /opencart[- ]?v?4/i],
  ['opencart-3', /(?:opencart|ocstore)[- ]?v?3/i],
  ['opencart-2', /(?:opencart|ocstore)[- ]?v?2/i],
  ['prestashop', /presta/i],
  ['bitrix', /bitrix|битрикс/i],
  ['magento', /magento/i],
  ['cs-cart', /cs-?cart/i],
  ['virtuemart', /virtuemart/i],
  ['whmcs', /whmcs/i],
  ['joomshopping', /joomshopping/i],
];

/** The platform of a shop by one of the ways in which it is written; undefined for one that is not known. */
export const platformOf = (...written: (string | null | undefined)[]): string | undefined =>
  written.flatMap((text) => NAMES.find(([, pattern]) => text != null && pattern.test(text))?.[0] ?? []).at(0);
