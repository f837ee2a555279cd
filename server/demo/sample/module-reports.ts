/** What merchants of the sample have pasted about their shops; each has something wrong with it. */
export interface ReportSeed {
  shopId: number;
  hoursAgo: number;
  /** Came in a ticket of the merchant, when one is open. */
  inTicket?: true;
  text: string;
}

const environment = (wc: string, php: string, more = '') => `### WordPress Environment ###

WC Version: ${wc}
Action Scheduler Version: ✔ 3.6.1
Log Directory Writable: ✔
WP Version: 6.2.2
WP Multisite: –
WP Cron: ✔
Language: ru_RU
External object cache: –

### Server Environment ###

Server Info: Apache
PHP Version: ${php}
PHP Post Max Size: 64 MB
PHP Max Input Vars: 1000
${more}
Default Timezone is UTC: ✔
fsockopen/cURL: ✔
Remote Post: ✔
Remote Get: ✔
`;

export const REPORT_SEEDS: readonly ReportSeed[] = [
  {
    shopId: 2117,
    hoursAgo: 3,
    inTicket: true,
    text: `Добрый день, вот отчёт с сайта:
\`
${environment('7.1.0', '7.4.33', 'cURL Version: 7.52.1\nOpenSSL/1.0.2l\n')}
### Active Plugins (3) ###

beGateway Payment Gateway for WooCommerce: by eComCharge – 2.0.25
Wordfence Security: by Wordfence – 7.10.4
WooCommerce: by Automattic – 7.1.0

### Settings ###

Legacy API Enabled: –
Currency: BYR (Br)
Number of Decimals: 0

### bePaid ###

Module version: 2.0.25
Mode: test
Currency: BYR
\`
`,
  },
  {
    shopId: 2104,
    hoursAgo: 49,
    text: `\`\`\`
${environment('7.9.0', '8.1.27', 'cURL Version: 8.1.2\nOpenSSL/3.0.9\n')}
### Active Plugins (3) ###

beGateway Payment Gateway for WooCommerce: by eComCharge – 3.0.0
W3 Total Cache: by BoldGrid – 2.4.0
WooCommerce: by Automattic – 7.9.0

### Action Scheduler ###

Complete: 8,204
Oldest: 2026-01-07 15:34:01 +0300
Newest: 2026-03-02 09:59:29 +0300

Failed: 214
Oldest: 2026-01-11 11:32:53 +0300
Newest: 2026-03-01 15:58:38 +0300
\`\`\`
`,
  },
  {
    shopId: 2111,
    hoursAgo: 26,
    text: `OpenCart 3.0.2.0, PHP 7.2.34
Журнал модуля:
[payment_begateway_companyid] => 2111
[payment_begateway_domain_payment_page] => https://checkout.provider.example/
[payment_begateway_test_mode] => 0
[payment_begateway_completed_status_id] => 10
[payment_begateway_failed_status_id] => 10
`,
  },
  {
    shopId: 2116,
    hoursAgo: 74,
    text: `PrestaShop version: 8.1.2
Shop URL: https://lapa-hvost.example/
Current theme in use: classic
Server software version: Apache/2.4.57 (FastCGI)
PHP version: 8.2.12

BEGATEWAY_TEST_MODE: 0
BEGATEWAY_TRANS_TYPE_CREDIT_CARD: authorization
2026-02-11 10:04:12 Not authorized
`,
  },
];
