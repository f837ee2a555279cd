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

const TITLES: Record<string, string> = {
  woocommerce: 'WooCommerce',
  'opencart-4': 'OpenCart 4',
  'opencart-3': 'OpenCart 3',
  'opencart-2': 'OpenCart 2',
  prestashop: 'PrestaShop',
  bitrix: '1C-Bitrix',
  magento: 'Magento',
  'cs-cart': 'CS-Cart',
  virtuemart: 'VirtueMart',
  whmcs: 'WHMCS',
  joomshopping: 'JoomShopping',
};

/** As its maker writes it, with the version where one is known: `WooCommerce 8.2.1`. What is not known here is written as it came. */
export function platformTitle(platform: string | null, version: string | null = null): string {
  const title = TITLES[platform ?? ''] ?? platform ?? '';
  // `OpenCart 3` of version 3.0.3 is OpenCart 3.0.3.
  const bare = version === null ? title : title.replace(/ \d$/, '');
  return [bare, version ?? ''].join(' ').trim();
}
