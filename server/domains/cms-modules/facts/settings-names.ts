import type { FactKey } from '../contract.ts';

/**
 * What our modules call their settings, in files, tables, logs and on screens. Names only: values are read by `known-facts`.
 * `…` at the beginning stands for any prefix (Magento: `payment/begateway_checkout/`).
 */
const NAMES: Partial<Record<FactKey, string>> = {
  'shop-id': `shop-id shop_id shopid erip_id_magazin payment_begateway_companyid begateway_companyid begatewayerip_companyid
    begateway_shop_id begateway_erip_id bepaid_id store_id ms2_payment_bepaid_store_id begatewayshop_id`,
  'checkout-domain': `domain-checkout domain_checkout payment_begateway_domain_payment_page begateway_domain_payment_page
    begateway_domain_checkout domain_payment_page begateway_checkout_domain pageurl begateway_checkout_page_url
    domain_paymentpage begatewaydomain_checkout ms2_payment_bepaid_checkout_url paymentdomain`,
  'gateway-domain': `domain-gateway domain_gateway begateway_domain_payment_gateway gatewayurl begateway_payment_gateway_url
    begatewaydomain_gateway`,
  'transaction-type': `transaction_type transactiontype begateway_transaction_type type_transaction payment_type
    begateway_trans_type_credit_card begateway_payment_type`,
  mode: `mode test_mode testmode payment_begateway_test_mode begateway_test_mode enable_test_mode begateway_mode
    ms2_payment_bepaid_test_mode`,
  'erip-service-code': `erip_service_no erip_kod_uslugi payment_begateway_erip_service_no begatewayerip_service_no
    begateway_erip_service_code erip_service_code begatewayerip_service_no ms2_payment_bepaid_erip_service_id`,
  'notification-url': `notification_url begateway_erip_notification_url bepaid_notification_url`,
  'token-minutes': `payment_valid payment_begateway_expiry begateway_erip_expiry`,
  'change-status': `ps_change_status_pay`,
  'bill-creation': `type_sposoba_oplati begateway_erip_auto_bill`,
  'success-status': `payment_begateway_completed_status_id begateway_completed_status_id status_success
    transaction_end_status ms2_payment_bepaid_success_status`,
  'public-key-kind': `public-key public_key shop_public_key begateway_erip_public_key bepaid_public_key
    payment_begateway_publickey shoppublickey`,
  currency: `begateway_currency payment_currency ms2_payment_bepaid_currency bepaid_currency`,
  'debug-log': `debug debug_mode`,
};

/** The rows of the block that a module adds to a report: what our README asks of modules. */
const ROWS: Partial<Record<FactKey, string>> = {
  'module-version': 'module version|version of the module|версия модуля',
  mode: 'mode|test mode|режим',
  'shop-id': 'shop id|id магазина',
  'key-fingerprint': 'key fingerprint|public key fingerprint|отпечаток ключа',
  currency: 'currency|валюта',
  'checkout-domain': 'checkout domain|checkout page domain|payment page domain',
  'gateway-domain': 'gateway domain|gateway page domain',
  'notification-url': 'notification url|webhook url|адрес уведомлений',
  'return-url': 'return url|адрес возврата',
  'transaction-type': 'transaction type|тип операции',
  'payment-methods': 'payment methods|способы оплаты',
  'erip-service-code': 'erip service code|код услуги ерип',
  'last-notification-at': 'last notification received|last notification',
  'last-notification-status': 'last notification code|last notification status',
  'last-signature-failure-at': 'last signature failure',
  'clock-skew-seconds': 'clock skew',
  'cache-excluded': 'page cache exclusion|cache exclusion',
  'cron-age-seconds': 'cron age',
  'debug-log': 'debug log|logging enabled',
};

const bySpace = (names: Partial<Record<FactKey, string>>, sign: RegExp): Map<string, FactKey> =>
  new Map(
    Object.entries(names).flatMap(([key, text]) =>
      // The keys of the table are fact keys.
      text.split(sign).map((name) => [name, key as FactKey] as const),
    ),
  );

export const SETTING_NAMES: ReadonlyMap<string, FactKey> = bySpace(NAMES, /\s+/);
export const BLOCK_ROWS: ReadonlyMap<string, FactKey> = bySpace(ROWS, /\|/);
