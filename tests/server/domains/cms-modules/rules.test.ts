import { describe, expect, test } from 'vitest';
import {
  Evidence,
  type FactKey,
  type FactSource,
  type ModuleFact,
  RuleId,
  type Severity,
} from '../../../../server/domains/cms-modules/contract.ts';
import { WORDS_EN } from '../../../../server/domains/cms-modules/dictionaries/finding-words.en.ts';
import { WORDS_RU } from '../../../../server/domains/cms-modules/dictionaries/finding-words.ru.ts';
import { MODULES } from '../../../../server/domains/cms-modules/facts/modules.ts';
import { fittingModule } from '../../../../server/domains/cms-modules/instruction.rules.ts';
import { type Judged, judge } from '../../../../server/domains/cms-modules/judge.rules.ts';
import { bestFact } from '../../../../server/domains/cms-modules/look.rules.ts';
import { wordsOf } from '../../../../server/domains/cms-modules/put-in-words.ts';
import { pastedFacts } from '../../../../server/domains/cms-modules/read-pasted-report.ts';
import { parseReport } from '../../../../server/domains/cms-modules/reading/parse-report.rules.ts';
import { readPlatform } from '../../../../server/domains/cms-modules/reading/platform-text.rules.ts';
import { shopOfReport } from '../../../../server/domains/cms-modules/shop-of-report.rules.ts';
import { traceFacts } from '../../../../server/domains/cms-modules/trace.rules.ts';
import type { ShopId } from '../../../../server/kernel/ids.ts';

const AT = Temporal.Instant.from('2026-11-26T07:00:00Z');
type Told = Partial<Record<FactKey, string>>;

const facts = (told: Told, source: FactSource = 'module-report', at = AT): ModuleFact[] =>
  Object.entries(told).map(([key, value]) => ({
    key: key as FactKey,
    value,
    source,
    observedAt: at.toString(),
    place: null,
    line: null,
  }));
const ofShop = (told: Told, settings: Told = {}) =>
  judge({ at: AT, facts: [...facts(told), ...facts(settings, 'settings')] });
const ofReport = (text: string) => {
  const report = parseReport(text);
  return judge({ at: AT, facts: pastedFacts(report, AT, null), report });
};
const only = (rule: RuleId, judged: readonly Judged[]) => judged.filter((found) => found.rule === rule);

const WOO = { cms: 'woocommerce', module: 'woocommerce' };
const OPENCART = { cms: 'opencart', module: 'opencart-3' };
const PRESTA = { cms: 'prestashop', module: 'prestashop-8-9' };
const scheduler = (lines: string) =>
  `### Action Scheduler ###\n\n${lines}\n\n### Status report information ###\n\nGenerated at: 2026-11-26 10:00:00 +03:00`;

/** By rule: reports in which it is found, with its weight, and reports in which it is not. */
const IN_REPORTS: Partial<Record<RuleId, { found: [string, Severity][]; silent: string[] }>> = {
  'scheduler-dead': {
    found: [
      [scheduler('Pending: 360\nOldest: 2026-11-26 07:58:49 +0300'), 'breaks'],
      [scheduler('Complete: 4,931\nOldest: 2026-07-07 15:34:01 +0300\nNewest: 2026-11-20 14:59:29 +0300'), 'breaks'],
    ],
    silent: [
      scheduler('Pending: 3\nOldest: 2026-11-26 09:30:00 +0300'),
      scheduler('Pending: 0\nOldest: 2026-01-01 09:30:00 +0300'),
      scheduler('Complete: 1\nNewest: 2026-11-25 14:59:29 +0300'),
      scheduler('Pending: 3\nOldest: 2026-02-31 99:30:00 +0300'),
    ],
  },
  'failed-actions': {
    found: [
      [scheduler('Failed: 523'), 'harms'],
      [scheduler('Complete: 1,000\n\nFailed: 11'), 'harms'],
    ],
    silent: [scheduler('Complete: 4,931\n\nFailed: 20'), scheduler('Failed: 9')],
  },
  'no-https': {
    found: [
      ['### Security ###\n\nSecure connection (HTTPS): ❌ Your store is not using HTTPS', 'breaks'],
      ['Site address (URL): http://shop.example', 'breaks'],
    ],
    silent: [
      'Secure connection (HTTPS): ✔',
      'Site address (URL): https://shop.example',
      'Site address (URL): [Redacted]',
    ],
  },
  'log-not-writable': {
    found: [['Log Directory Writable: ❌ To allow logging, make it writable', 'notice']],
    silent: ['Log Directory Writable: ✔'],
  },
  'unreachable-host': {
    found: [
      ['Site address (URL): https://store.test', 'breaks'],
      ['Site address (URL): http://localhost:8080/shop', 'breaks'],
      ['Site address (URL): https://192.168.1.20/', 'breaks'],
      ['Site address (URL): https://www.staging2.shop.example', 'harms'],
    ],
    silent: [
      'Site address (URL): https://shop.example',
      'Site address (URL): https://testing-shop.example',
      'Site address (URL): https://172.32.0.1',
    ],
  },
  'old-tls': {
    found: [
      ['cURL Version: 7.65.0\nOpenSSL/1.0.2k-fips', 'harms'],
      ['cURL Version: 7.19.0\nOpenSSL/1.0.0', 'breaks'],
      ['cURL Version: 7.29.0\nNSS/3.90', 'breaks'],
    ],
    silent: [
      'cURL Version: 8.6.0\n(SecureTransport) OpenSSL/3.2.1',
      'cURL Version: 7.64.0\nOpenSSL/1.1.1n',
      'cURL Version: 7.61.1\nNSS/3.36',
      'cURL Version: 8.1.0\nGnuTLS/3.7.0',
    ],
  },
  'page-cache': {
    found: [
      ['W3 Total Cache: by Frederick Townes – 0.9.7.2', 'harms'],
      ['### Dropin Plugins () ###\n\nadvanced-cache.php: advanced-cache.php', 'harms'],
    ],
    silent: ['### Inactive Plugins (1) ###\n\nWP Rocket: by WP Media – 3.17.1', 'Cache Cow: by Somebody – 1.0'],
  },
  'security-plugin': {
    found: [['Wordfence Security: by Wordfence – 8.0.5', 'notice']],
    silent: ['### Inactive Plugins (1) ###\n\nWordfence Security: by Wordfence – 8.0.5'],
  },
  'two-gateways': {
    found: [
      ['WooCommerce Stripe Gateway: by Stripe – 9.8.0\nWooPayments: by WooCommerce – 9.8.0', 'breaks'],
      ['beGateway Payment: by eComCharge – 3.1.3\nbePaid for WooCommerce: by Somebody – 1.0', 'breaks'],
    ],
    silent: [
      'WooCommerce Stripe Gateway: by Stripe – 9.8.0\nStripe Tax: by Stripe – 1.2.1',
      'beGateway Payment: by eComCharge – 3.1.3\nbeGateway ERIP: by eComCharge – 4.0.0',
      'WooPayments: by WooCommerce – 9.8.0',
    ],
  },
  'outdated-template': {
    found: [
      [
        '### Templates ###\n\nOverrides: storefront/woocommerce/cart/cart.php\nstorefront/woocommerce/checkout/form-checkout.php version 3.3.0 is out of date. The core version is 9.4.0',
        'harms',
      ],
    ],
    silent: [
      '### Templates ###\n\nOverrides: –',
      '### Templates ###\n\nOverrides: storefront/woocommerce/single-product.php version 3.3.0 is out of date',
    ],
  },
  'input-vars': {
    found: [['PHP Max Input Vars: 256', 'notice']],
    silent: ['PHP Max Input Vars: 1000', 'PHP Max Input Vars: –'],
  },
  multisite: {
    found: [
      ['WP Multisite: ✔', 'notice'],
      ['### wp-core ###\n\nmultisite: true', 'notice'],
    ],
    silent: ['WP Multisite: –', '### wp-core ###\n\nmultisite: false'],
  },
  'page-missing': {
    found: [
      ['### WC Pages ###\n\nCheckout: ❌ Page not set', 'breaks'],
      ['### WC Pages ###\n\nTerms and conditions: ❌ Page not set', 'harms'],
    ],
    silent: ['### WC Pages ###\n\nCheckout: #7 - /checkout/', 'Checkout: ❌ elsewhere'],
  },
  'object-cache': {
    found: [
      ['External object cache: ✔\n\n### Active Plugins (1) ###\n\nWP Session Manager: by Somebody – 1.0', 'notice'],
    ],
    silent: ['External object cache: ✔', 'WP Session Manager: by Somebody – 1.0'],
  },
  'status-mapping': {
    found: [
      ['[payment_begateway_completed_status_id] => 10\n[payment_begateway_failed_status_id] => 10', 'breaks'],
      ['status_success: 0', 'breaks'],
    ],
    silent: ['[payment_begateway_completed_status_id] => 5\n[payment_begateway_failed_status_id] => 10'],
  },
  'erip-second-dropped': {
    found: [['ERIP payment 1\nDuplicate entry for key uid', 'breaks']],
    silent: ['Duplicate entry for key uid', 'ERIP payment 1'],
  },
  'test-mode': {
    found: [['[vads_ctx_mode] => TEST', 'breaks']],
    silent: ['[vads_ctx_mode] => PRODUCTION', 'Test mode: unknown'],
  },
  'sources-disagree': {
    found: [
      [
        '- PHP version 7.4\n\n### Server Environment ###\n\nPHP Version: 8.2.12\n\n### Settings ###\n\nCurrency: BYN (Br)',
        'notice',
      ],
    ],
    silent: [
      '- PHP version 8.2\n\n### Server Environment ###\n\nPHP Version: 8.2.12\n\n### Settings ###\n\nCurrency: BYN (Br)',
    ],
  },
};

/** The same for what is known of a shop: its side, the gateway's side. */
const OF_SHOPS: Partial<Record<RuleId, { found: [Told, Severity, Told?][]; silent: [Told, Told?][] }>> = {
  'php-end-of-life': {
    found: [
      [{ 'php-version': '5.6.40' }, 'harms'],
      [{ 'php-version': '7.4.33' }, 'harms'],
      [{ 'php-version': '8.1.27' }, 'harms'],
    ],
    silent: [[{ 'php-version': '8.2.12' }], [{ 'php-version': '8.9.0' }], [{ 'php-version': '9.0.1' }]],
  },
  decimals: {
    found: [
      [{ decimals: '0', currency: 'BYN' }, 'harms'],
      [{ decimals: '2', currency: 'JPY' }, 'breaks'],
      [{ decimals: '0', currency: 'BYR' }, 'harms'],
      [{ decimals: '2', currency: 'KWD' }, 'harms'],
    ],
    silent: [
      [{ decimals: '2', currency: 'BYN' }],
      [{ decimals: '3', currency: 'KWD' }],
      [{ decimals: '2' }],
      [{ decimals: '0', currency: 'QQQ' }],
    ],
  },
  'currency-legacy': {
    found: [
      'BYR',
      'BYB',
      'UAK',
      'LVL',
      'LTL',
      'EEK',
      'HRK',
      'BGN',
      'AZM',
      'TRL',
      'ROL',
      'MRO',
      'STD',
      'VEF',
      'SLL',
      'ZWL',
      'ANG',
      'CUC',
    ].map((currency) => [{ currency }, 'breaks']),
    silent: [[{ currency: 'BYN' }], [{ currency: 'RUR' }], [{ currency: 'EUR' }]],
  },
  'currency-synonym': {
    found: [[{ currency: 'RUR' }, 'breaks']],
    silent: [[{ currency: 'RUB' }], [{ currency: 'BYR' }]],
  },
  'currency-not-a-code': {
    found: [
      [{ currency: 'руб.' }, 'breaks'],
      [{ currency: 'QQQ' }, 'breaks'],
    ],
    silent: [[{ currency: 'byn' }], [{ currency: 'BYR' }]],
  },
  'currency-not-enabled': {
    found: [[{ currency: 'USD' }, 'breaks', { currencies: 'BYN, EUR' }]],
    silent: [[{ currency: 'EUR' }, { currencies: 'BYN, EUR' }], [{ currency: 'EUR' }], [{}, { currency: 'BYN' }]],
  },
  'library-exponent': {
    found: ['CLF', 'CVE', 'IDR', 'IQD', 'IRR', 'KPW', 'LAK', 'LBP', 'MMK', 'MOP', 'UGX', 'UYW'].map((currency) => [
      { ...WOO, currency },
      'breaks',
    ]),
    silent: [[{ ...WOO, currency: 'BYN' }], [{ ...OPENCART, currency: 'IDR' }], [{ currency: 'IDR' }]],
  },
  'hundred-always': {
    found: [[{ module: 'bitrix-builtin', currency: 'JPY' }, 'breaks']],
    silent: [[{ module: 'bitrix-builtin', currency: 'BYN' }], [{ module: 'bitrix', currency: 'JPY' }]],
  },
  'module-outdated': {
    found: [[{ ...WOO, 'module-version': '2.0.11' }, 'notice']],
    silent: [
      [{ ...WOO, 'module-version': '3.1.3' }],
      [{ ...WOO, 'module-version': '4.0' }],
      [{ module: 'opencart-4', 'module-version': '1.0' }],
      [WOO],
    ],
  },
  'module-cms': {
    found: [
      [{ ...OPENCART, 'cms-version': '4.0.2.3' }, 'breaks'],
      [{ ...OPENCART, 'cms-version': '2.3.0.2' }, 'breaks'],
      [{ ...PRESTA, 'cms-version': '1.7.8.9' }, 'breaks'],
      [{ ...WOO, 'cms-version': '5.9' }, 'breaks'],
    ],
    silent: [
      [{ ...OPENCART, 'cms-version': '3.0.3.8' }],
      [{ ...WOO, 'cms-version': '10.8.1' }],
      [{ ...PRESTA, 'cms-version': '9.0.1' }],
      [{ ...WOO, cms: 'opencart', 'cms-version': '3.0' }],
      [{ cms: 'bitrix', module: 'bitrix', 'cms-version': '22.0.400' }],
    ],
  },
  'module-untested': {
    found: [
      [{ ...WOO, 'cms-version': '10.8.1' }, 'notice'],
      [{ ...PRESTA, 'cms-version': '9.1.0' }, 'notice'],
    ],
    silent: [
      [{ ...WOO, 'cms-version': '8.9' }],
      [{ ...OPENCART, 'cms-version': '4.0.2.3' }],
      [{ module: 'bitrix', cms: 'bitrix', 'cms-version': '22.0' }],
    ],
  },
  'module-php': {
    found: [
      [{ ...WOO, 'php-version': '5.6.40' }, 'breaks'],
      [{ module: 'magento-2', 'php-version': '8.1.2' }, 'harms'],
    ],
    silent: [[{ ...WOO, 'php-version': '8.2.12' }], [{ ...OPENCART, 'php-version': '5.6' }], [WOO]],
  },
  'no-module': {
    found: [
      [{ cms: 'tilda' }, 'notice'],
      [{ cms: 'shopify' }, 'notice'],
    ],
    silent: [[WOO], [{}]],
  },
  'test-mode': {
    found: [
      [{ mode: 'test' }, 'breaks'],
      [{ mode: 'live' }, 'breaks', { mode: 'test' }],
    ],
    silent: [[{ mode: 'live' }, { mode: 'live' }], [{}]],
  },
  'demo-shop': {
    found: [
      [{ 'shop-id': '361' }, 'breaks'],
      [{ 'shop-id': '363' }, 'breaks'],
    ],
    silent: [[{ 'shop-id': '4471' }], [{ 'shop-id': '3610' }]],
  },
  'demo-domain': {
    found: [
      [{ 'gateway-domain': 'demo-gateway.begateway.com' }, 'breaks'],
      [{ 'checkout-domain': 'https://checkout.begateway.com/' }, 'breaks'],
    ],
    silent: [[{ 'checkout-domain': 'checkout.provider.example' }]],
  },
  'domain-with-scheme': {
    found: [
      [{ ...WOO, 'checkout-domain': 'https://checkout.provider.example' }, 'breaks'],
      [{ 'gateway-domain': 'gateway.provider.example/' }, 'breaks'],
    ],
    silent: [
      [{ 'checkout-domain': 'checkout.provider.example' }],
      [{ module: 'modx-minishop2', 'checkout-domain': 'https://checkout.provider.example/x' }],
    ],
  },
  'domain-without-scheme': {
    found: [[{ module: 'modx-minishop2', 'checkout-domain': 'checkout.provider.example' }, 'breaks']],
    silent: [
      [{ module: 'modx-minishop2', 'checkout-domain': 'https://checkout.provider.example/x' }],
      [{ ...WOO, 'checkout-domain': 'checkout.provider.example' }],
    ],
  },
  'wrong-public-key': {
    found: [
      [{ 'key-fingerprint': 'aaaa1111' }, 'breaks', { 'key-fingerprint': 'bbbb2222' }],
      [{ 'last-notification-answer': 'WEBHOOK SIGNATURE IS NOT VALID' }, 'breaks'],
      [{ ...WOO, 'public-key-kind': 'rsa', 'last-notification-answer': 'beGateway Notify Failure' }, 'breaks'],
      [{ 'last-signature-failure-at': '2026-11-25T10:00:00Z' }, 'harms'],
    ],
    silent: [
      [{ 'key-fingerprint': 'aaaa1111' }, { 'key-fingerprint': 'AAAA1111ccdd' }],
      [{ ...OPENCART, 'public-key-kind': 'rsa', 'last-notification-answer': 'webhook not authorized' }],
      [{ 'last-notification-answer': 'OK' }],
    ],
  },
  'key-not-a-key': {
    found: [
      [{ ...WOO, 'public-key-kind': 'not-a-key' }, 'harms'],
      [{ module: 'bitrix-erip', 'public-key-kind': 'empty' }, 'breaks'],
    ],
    silent: [[{ 'public-key-kind': 'rsa' }], [{}]],
  },
  'basic-header-stripped': {
    found: [
      [{ ...PRESTA, 'last-notification-answer': 'Not authorized' }, 'breaks'],
      [
        { ...WOO, 'last-notification-answer': 'webhook not authorized', 'server-software': 'Apache (FastCGI)' },
        'breaks',
      ],
    ],
    silent: [
      [{ ...WOO, 'last-notification-answer': 'webhook not authorized', 'server-software': 'Apache' }],
      [{ ...PRESTA, 'last-notification-answer': 'OK' }],
      [{ ...PRESTA, 'last-notification-answer': 'WEBHOOK SIGNATURE IS NOT VALID' }],
    ],
  },
  'notification-unreachable': {
    found: [
      [{ 'last-notification-status': '403' }, 'breaks'],
      [{ 'notification-redirect': 'https://www.shop.example/' }, 'breaks'],
    ],
    silent: [[{ 'last-notification-status': '200' }], [{}], [{ 'last-notification-status': 'never' }]],
  },
  'notification-url-pattern': {
    found: [
      [{ ...WOO, 'notification-url': 'https://shop.example/' }, 'breaks'],
      [{ ...PRESTA, 'notification-url': 'https://shop.example/módulo/éxito' }, 'breaks'],
      [WOO, 'breaks', { 'notification-url': 'https://provider.example' }],
    ],
    silent: [
      [{ ...WOO, 'notification-url': 'https://shop.example/?wc-api=WC_Gateway_BeGateway' }],
      [{ 'notification-url': 'https://shop.example/' }],
    ],
  },
  'error-with-200': {
    found: [
      [{ ...OPENCART }, 'notice'],
      [{ ...PRESTA, 'last-notification-answer': 'Error to load cart', 'last-notification-status': '200' }, 'breaks'],
    ],
    silent: [[WOO], [{}]],
  },
  'not-authenticated': { found: [[OPENCART, 'harms']], silent: [[WOO], [{}]] },
  'order-changed': {
    found: [
      [{ 'last-notification-answer': 'Incorrect paid amount' }, 'breaks'],
      [{ 'last-notification-answer': 'Currency mismatch' }, 'breaks'],
    ],
    silent: [[{ 'last-notification-answer': 'OK' }]],
  },
  'order-not-found': {
    found: [
      [{ 'last-notification-answer': 'Error to load cart' }, 'breaks'],
      [{ 'last-notification-answer': 'No order' }, 'breaks'],
    ],
    silent: [[{ 'last-notification-answer': 'Not authorized' }]],
  },
  'authorization-not-captured': {
    found: [
      [{ ...WOO, 'transaction-type': 'authorization' }, 'harms'],
      [{ 'transaction-type': 'authorization' }, 'notice'],
    ],
    silent: [[{ ...WOO, 'transaction-type': 'payment' }]],
  },
  'change-status-off': { found: [[{ 'change-status': 'no' }, 'breaks']], silent: [[{ 'change-status': 'yes' }]] },
  'erip-test-code': {
    found: [[{ 'erip-service-code': '99999999' }, 'breaks']],
    silent: [[{ 'erip-service-code': '12345678' }]],
  },
  'bill-by-hand': { found: [[{ 'bill-creation': 'manual' }, 'harms']], silent: [[{ 'bill-creation': 'auto' }]] },
  'expiry-too-short': {
    found: [
      [{ 'token-minutes': '10' }, 'harms'],
      [PRESTA, 'notice'],
    ],
    silent: [[{ 'token-minutes': '60' }], [WOO], [{ 'token-minutes': 'never' }]],
  },
  'inverted-switch': { found: [[{ module: 'drupal-commerce' }, 'notice']], silent: [[WOO]] },
  'clock-skew': {
    found: [[{ 'clock-skew-seconds': '-400' }, 'harms']],
    silent: [[{ 'clock-skew-seconds': '3' }], [{}]],
  },
  'tls-certificate': {
    found: [
      [{ 'tls-problem': 'tls-expired' }, 'breaks'],
      [{ 'tls-days-left': '5' }, 'harms'],
      [{ 'tls-days-left': '-1' }, 'breaks'],
    ],
    silent: [[{ 'tls-days-left': '60' }], [{}]],
  },
  'cron-late': { found: [[{ 'cron-age-seconds': '7200' }, 'harms']], silent: [[{ 'cron-age-seconds': '60' }]] },
  'module-silent': {
    found: [
      [{ 'heard-at': '2026-11-26T03:59:59Z', 'heartbeat-seconds': '3600' }, 'harms'],
      [{ 'heard-at': '2026-11-26T06:29:00Z', 'heartbeat-seconds': '60' }, 'harms'],
      [{ 'heard-at': '2026-11-22T07:00:00Z', 'heartbeat-seconds': '86400' }, 'harms'],
    ],
    silent: [
      [{ 'heard-at': '2026-11-26T04:00:00Z', 'heartbeat-seconds': '3600' }],
      [{ 'heard-at': '2026-11-26T06:31:00Z', 'heartbeat-seconds': '60' }],
      [{ 'heard-at': '2026-11-24T07:00:00Z', 'heartbeat-seconds': '86400' }],
      [{ 'heard-at': '2026-11-20T07:00:00Z' }],
      [{ 'heard-at': 'yesterday', 'heartbeat-seconds': '60' }],
      [{ 'heartbeat-seconds': '60' }],
    ],
  },
  'log-off': { found: [[{ 'debug-log': 'no' }, 'notice']], silent: [[{ 'debug-log': 'yes' }], [{}]] },
  'sources-disagree': { found: [], silent: [[WOO]] },
  'page-cache': {
    found: [[{ 'page-cache': 'x-cache' }, 'harms']],
    silent: [[{ 'page-cache': 'x-cache', 'cache-excluded': 'yes' }]],
  },
  'security-plugin': { found: [[{ firewall: 'cloudflare' }, 'notice']], silent: [[{}]] },
};

const reportCases = Object.entries(IN_REPORTS).flatMap(([rule, { found }]) =>
  found.map(([text, severity]) => [rule as RuleId, severity, text] as const),
);
const silentReports = Object.entries(IN_REPORTS).flatMap(([rule, { silent }]) =>
  silent.map((text) => [rule as RuleId, text] as const),
);
const shopCases = Object.entries(OF_SHOPS).flatMap(([rule, { found }]) =>
  found.map(([told, severity, settings]) => [rule as RuleId, severity, told, settings] as const),
);
const silentShops = Object.entries(OF_SHOPS).flatMap(([rule, { silent }]) =>
  silent.map(([told, settings]) => [rule as RuleId, told, settings] as const),
);

test('every rule has cases in which it speaks and in which it is silent', () => {
  const cases = [IN_REPORTS, OF_SHOPS];
  const speaks = new Set(
    cases.flatMap((table) => Object.entries(table).flatMap(([rule, { found }]) => (found.length > 0 ? [rule] : []))),
  );
  const silent = new Set(
    cases.flatMap((table) => Object.entries(table).flatMap(([rule, { silent }]) => (silent.length > 0 ? [rule] : []))),
  );

  expect(RuleId.options.filter((rule) => !speaks.has(rule) || !silent.has(rule))).toEqual([]);
});

describe('found in a report', () => {
  test.each(reportCases)('%s, %s, quoting its line: %s', (rule, severity, text) => {
    const [found] = only(rule, ofReport(text));

    expect(found?.severity).toBe(severity);
    const { lines } = parseReport(text);
    for (const evidence of found?.evidence ?? [])
      if (evidence.kind === 'line') expect(lines[evidence.line - 1]).toContain(evidence.text);
    expect(found?.evidence.some(({ kind }) => kind === 'line')).toBe(true);
  });

  test.each(silentReports)('%s is silent: %s', (rule, text) => {
    expect(only(rule, ofReport(text))).toEqual([]);
  });
});

describe('found of a shop', () => {
  test.each(shopCases)('%s, %s: %o', (rule, severity, told, settings) => {
    const [found] = only(rule, ofShop(told, settings));

    expect(found?.severity).toBe(severity);
    expect(found?.evidence.length).toBeGreaterThan(0);
    expect(Evidence.array().safeParse(found?.evidence).success).toBe(true);
  });

  test.each(silentShops)('%s is silent: %o', (rule, told, settings) => {
    expect(only(rule, ofShop(told, settings))).toEqual([]);
  });
});

test('each old currency names the new one, the day and the ratio', () => {
  expect(ofShop({ currency: 'BYR' })[0]?.params).toMatchObject({
    old: 'BYR',
    next: 'BYN',
    on: '2016-07-01',
    ratio: '10000',
  });
  expect(ofShop({ currency: 'HRK' })[0]?.params).toMatchObject({ next: 'EUR', on: '2023-01-01', ratio: '7.5345' });
});

test('a report that does not say when it was made is judged by when it was taken', () => {
  const report = parseReport('### Action Scheduler ###\n\nComplete: 9\nNewest: 2026-11-20 10:00:00 +0300');
  const judgedAt = (reportAt: Temporal.Instant) =>
    only('scheduler-dead', judge({ at: AT, facts: [], report, reportAt }));

  expect(judgedAt(Temporal.Instant.from('2026-11-20T09:00:00Z'))).toEqual([]);
  expect(judgedAt(AT)).toHaveLength(1);
});

test('a currency is not old before its day', () => {
  const judged = judge({ at: Temporal.Instant.from('2025-12-31T12:00:00Z'), facts: facts({ currency: 'BGN' }) });

  expect(only('currency-legacy', judged)).toEqual([]);
});

test('the number of a demo shop is found without anybody telling it', () => {
  expect(only('demo-shop', judge({ at: AT, facts: [], shopId: 362 }))).toHaveLength(1);
});

test('two sources that disagree are shown beside each other; what the gateway’s side has is no contradiction', () => {
  const told = [
    ...facts({ 'cms-version': '8.2' }),
    ...facts({ 'cms-version': '7.9' }, 'pasted'),
    ...facts({ currency: 'BYN' }),
    ...facts({ currency: 'USD' }, 'settings'),
  ];
  const found = only('sources-disagree', judge({ at: AT, facts: told }));

  expect(found.map(({ subject, params }) => [subject, params.values])).toEqual([['cms-version', '8.2 / 7.9']]);
});

test('an old paste does not contradict what runs now', () => {
  const told = [
    ...facts({ 'cms-version': '8.2' }),
    ...facts({ 'cms-version': '7.9' }, 'pasted', AT.subtract({ hours: 24 * 60 })),
  ];

  expect(only('sources-disagree', judge({ at: AT, facts: told }))).toEqual([]);
});

test('the newest word counts, unless a better source spoke the same day', () => {
  const at = (hours: number) => AT.add({ hours });
  const report = facts({ 'cms-version': 'report' }, 'module-report', at(0));
  const paste = facts({ 'cms-version': 'paste' }, 'pasted', at(12));
  const later = facts({ 'cms-version': 'later' }, 'pasted', at(100));

  expect(bestFact([...paste, ...report])?.value).toBe('report');
  expect(bestFact([...report, ...paste, ...later])?.value).toBe('later');
  expect(bestFact([])).toBeUndefined();
});

test('the worst stands first', () => {
  const weights = ofShop({ ...OPENCART, currency: 'BYR', 'php-version': '7.4.3' }).map(({ severity }) => severity);

  expect(weights).toEqual(
    [...weights].sort((a, b) => ['breaks', 'harms', 'notice'].indexOf(a) - ['breaks', 'harms', 'notice'].indexOf(b)),
  );
});

describe('words', () => {
  test.each(RuleId.options)('%s has them in both languages, with the same params', (rule) => {
    const [ru, en] = [WORDS_RU[rule], WORDS_EN[rule]];
    for (const part of ['title', 'why', 'merchant'] as const) {
      expect(ru[part]).toMatch(/[а-яё]/i);
      expect(en[part]).not.toMatch(/[а-яё]/i);
      expect(paramsOf(ru[part])).toEqual(paramsOf(en[part]));
    }
    expect(ru.ask === '').toBe(en.ask === '');
  });

  test.each([
    ...reportCases.map(([rule, , text]) => [rule, ofReport(text)] as const),
    ...shopCases.map(([rule, , told, settings]) => [rule, ofShop(told, settings)] as const),
  ])('%s fills every param that its words name', (rule, judged) => {
    for (const { params } of only(rule, judged)) {
      const named = new Set(Object.values(WORDS_RU[rule]).flatMap(paramsOf));
      expect([...named].filter((name) => params[name] === undefined)).toEqual([]);
      expect(Object.values(wordsOf(rule, params).ru).join(' ')).not.toMatch(/[{}]/);
    }
  });
});

const paramsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].map((name) => name.slice(1, -1)).sort();

test.each([
  [
    'WooCommerce v8.2.1',
    'BeGateway WooCommerce v3.1.3',
    { cms: 'woocommerce', cmsVersion: '8.2.1', module: 'woocommerce', moduleVersion: '3.1.3' },
  ],
  [
    'OpenCart v4.0.2.3',
    'BeGateway OpenCart v4.0.2',
    { cms: 'opencart', cmsVersion: '4.0.2.3', module: 'opencart-4', moduleVersion: '4.0.2' },
  ],
  [
    'OpenCart v3.0.2.0',
    'BeGateway OpenCart v3.0.3',
    { cms: 'opencart', cmsVersion: '3.0.2.0', module: 'opencart-3', moduleVersion: '3.0.3' },
  ],
  [
    '1C-Bitrix v22.0.400',
    'BeGateway Bitrix ERIP v2.1.30',
    { cms: 'bitrix', cmsVersion: '22.0.400', module: 'bitrix-erip', moduleVersion: '2.1.30' },
  ],
  ['PrestaShop v8.1.2', null, { cms: 'prestashop', cmsVersion: '8.1.2' }],
  [
    'Drupal Commerce v7.x-1.17',
    'BeGateway Drupal v1.3.0',
    { cms: 'drupal', cmsVersion: '7', module: 'drupal-commerce', moduleVersion: '1.3.0' },
  ],
  ['My own engine', '1.0', {}],
  [null, null, {}],
])('%s and %s say what runs', (platform, integration, read) => {
  expect(readPlatform(platform, integration)).toEqual(read);
});

test('transactions tell what runs there, the currency, the type and whether all were tests', () => {
  const trace = {
    platform: 'WooCommerce v8.2',
    integration: null,
    uid: 'a',
    at: AT,
    currency: 'BYN',
    type: 'payment',
    test: false,
    newestUid: 'b',
    newestAt: AT,
  };

  expect(traceFacts(trace).map(({ key, value, place }) => [key, value, place])).toEqual([
    ['cms', 'woocommerce', 'a'],
    ['cms-version', '8.2', 'a'],
    ['currency', 'BYN', 'b'],
    ['transaction-type', 'payment', 'b'],
    ['mode', 'live', 'b'],
  ]);
});

const shop = (id: number, domain: string | null) => ({ id: id as ShopId, domain });
test.each([
  [
    'the address it names',
    [shop(1, 'a.example'), shop(2, 'b.example')],
    { site: 'https://www.b.example/x', paidIn: undefined },
    2,
  ],
  [
    'the payment in question',
    [shop(1, 'a.example'), shop(2, null)],
    { site: 'https://c.example', paidIn: 2 as ShopId },
    2,
  ],
  ['the only one', [shop(7, null)], { site: undefined, paidIn: undefined }, 7],
  ['none of several', [shop(1, null), shop(2, null)], { site: undefined, paidIn: undefined }, undefined],
  ['none of others’', [shop(1, null), shop(2, null)], { site: undefined, paidIn: 9 as ShopId }, undefined],
])('a report is of %s', (_what, shops, asked, id) => {
  expect(shopOfReport(shops, asked)).toBe(id);
});

test.each([
  ['opencart', '3.0.3.8', 'opencart-3', 'yes'],
  ['opencart', '4.0.2.3', 'opencart-4', 'yes'],
  ['opencart-3', null, 'opencart-3', 'unknown'],
  ['prestashop', '9.9', 'prestashop-8-9', 'unknown'],
  ['prestashop', '1.7.8', 'prestashop-1.6', 'unknown'],
  ['woocommerce', '8.1', 'woocommerce', 'yes'],
  ['magento', '2.4.2', 'magento-2', 'yes'],
])('for %s %s the module is %s (%s)', (cms, version, id, fits) => {
  const fitting = fittingModule(cms, version);

  expect([fitting?.module.id, fitting?.fits]).toEqual([id, fits]);
});

test('there is no module for what has none', () => {
  expect([fittingModule('tilda', null), fittingModule(null, null)]).toEqual([undefined, undefined]);
});

test('modules are named once, and their lines are in order', () => {
  const ids = MODULES.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});
