/** Reports that nobody sent: each in the shape in which its kind is pasted. */

export const WOO_REPORT = `\`
### WordPress Environment ###

WordPress address (URL): https://shop.example
Site address (URL): https://shop.example
WC Version: 8.2.1
Legacy REST API Package Version: The Legacy REST API plugin is not installed on this site.
Action Scheduler Version: ✔ 3.6.4
Log Directory Writable: ✔
WP Version: 6.4.1
WP Multisite: –
WP Memory Limit: 512 MB
WP Debug Mode: –
WP Cron: ✔
Language: ru_RU
External object cache: –

### Server Environment ###

Server Info: nginx/1.24.0
PHP Version: 8.2.12
PHP Post Max Size: 128 MB
PHP Time Limit: 120
PHP Max Input Vars: 3000
cURL Version: 8.4.0
OpenSSL/3.0.11

SUHOSIN Installed: –
MySQL Version: 8.0.35
Default Timezone is UTC: ✔
fsockopen/cURL: ✔
Remote Post: ✔
Remote Get: ✔

### Database ###

WC Database Version: 8.2.1
WC Database Prefix: wp_
wp_woocommerce_sessions: Data: 0.02MB + Index: 0.02MB + Engine InnoDB

### Post Type Counts ###

page: 12
product: 41
shop_order: 236

### Security ###

Secure connection (HTTPS): ✔
Hide errors from visitors: ✔

### Active Plugins (3) ###

beGateway Payment Gateway for WooCommerce: by eComCharge – 3.1.3
Contact Form: by A Maker
Another Maker – 5.8.1

WooCommerce: by Automattic – 8.2.1

### Inactive Plugins (1) ###

WP Rocket: by WP Media – 3.15.0

### Settings ###

Legacy API Enabled: –
Force SSL: –
Currency: BYN (Br)
Currency Position: right_space
Thousand Separator:  
Decimal Separator: ,
Number of Decimals: 2

### WC Pages ###

Shop base: #5 - /shop/
Cart: #6 - /cart/
Checkout: #7 - /checkout/
Terms and conditions: #3 - /terms/

### Theme ###

Name: Storefront
Version: 4.5.3

### Templates ###

Overrides: –

### bePaid ###

Module version: 3.1.3
Mode: live
Shop id: 4471
Key fingerprint: 1a2b3c4d
Notification URL: https://shop.example/?wc-api=WC_Gateway_BeGateway
Currency: BYN

### Action Scheduler ###

Complete: 4,931
Oldest: 2026-10-07 15:34:01 +0300
Newest: 2026-11-26 09:59:29 +0300

Pending: 3
Oldest: 2026-11-26 10:05:00 +0300
Newest: 2026-11-27 10:00:00 +0300

Failed: 2
Oldest: 2026-11-01 11:32:53 +0300
Newest: 2026-11-05 15:58:38 +0300

### Status report information ###

Generated at: 2026-11-26 10:00:00 +03:00
\`
`;

/** The page itself, copied from a Spanish admin. */
export const WOO_PAGE = `Entorno WordPress
--
Dirección de WordPress (URL): |   | https://tienda.example
Dirección del sitio (URL): |   | https://tienda.example
Versión de WooCommerce: |   | 7.8.1
Versión de WordPress: |   | 6.2
Entorno del servidor
--
Versión de PHP: |   | 7.4.33
`;

export const SITE_HEALTH = `### wp-core ###

version: 6.5.2
site_language: ru_RU
https_status: true
multisite: false
permalink: /%postname%/

### wp-plugins-active (2) ###

WooCommerce: version: 8.8.2, author: Automattic
beGateway Payment Gateway: version: 2.0.11, author: eComCharge (latest version: 3.1.3)

### wp-server ###

php_version: 8.0.30 64bit
curl_version: 7.61.1 OpenSSL/1.1.1k
max_input_variables: 1000

### wp-constants ###

WP_DEBUG: false
`;

export const MAGENTO_FORM = `### Preconditions (*)

1. Magento 2.4.6
2. PHP 8.1.2

### Steps to reproduce (*)

1. Pay an order with the hosted page

### Expected result (*)

1. The order is paid

### Actual result (*)

1. The order waits for payment
`;

export const PRESTA_TEXT = `PrestaShop version: 8.1.2
Shop URL: https://boutique.example/
Current theme in use: classic
Server software version: Apache/2.4.57
PHP version: 8.1.20
Memory limit: 512M

BEGATEWAY_TEST_MODE: 1
BEGATEWAY_SHOP_ID: 361
BEGATEWAY_DOMAIN_CHECKOUT: https://checkout.begateway.com/
`;

export const MODULE_LOG = `2026-11-20 10:04:11 beGateway: notification received
Array
(
    [payment_begateway_companyid] => 4471
    [payment_begateway_domain_payment_page] => https://checkout.provider.example
    [payment_begateway_test_mode] => 0
    [payment_begateway_completed_status_id] => 10
    [payment_begateway_failed_status_id] => 10
)
2026-11-20 10:04:12 webhook not authorized
`;

export const REPORTS = { WOO_REPORT, WOO_PAGE, SITE_HEALTH, MAGENTO_FORM, PRESTA_TEXT, MODULE_LOG };
