import { expect, test } from 'vitest';
import { platformOf, platformTitle } from '../../../server/kernel/platform-name.ts';

test.each([
  ['woocommerce', '8.2.1', 'WooCommerce 8.2.1'],
  ['opencart-3', '3.0.3.8', 'OpenCart 3.0.3.8'],
  ['opencart-3', null, 'OpenCart 3'],
  ['bitrix', null, '1C-Bitrix'],
  ['shop-of-ours', '2', 'shop-of-ours 2'],
  [null, '2', '2'],
  [null, null, ''],
])('%s %s is written %j', (platform, version, title) => {
  expect(platformTitle(platform, version)).toBe(title);
});

test('every platform that is told from a text has a title of its own', () => {
  for (const text of [
    'WooCommerce',
    'ocStore 3',
    'OpenCart v4',
    'OpenCart 2',
    'PrestaShop',
    'Битрикс',
    'Magento',
    'CS-Cart',
    'VirtueMart',
    'WHMCS',
    'JoomShopping',
  ]) {
    const platform = platformOf(text);
    expect(platform).toBeDefined();
    expect(platformTitle(platform ?? '')).not.toBe(platform);
  }
});
