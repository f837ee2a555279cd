/** How one of our modules is called back, and how it turns away a caller that proves nothing. */
export interface CallbackPattern {
  /** What path and query of the address look like. */
  fits: RegExp;
  /** Path and query as the module makes them, where its source says so to the letter. */
  exact?: string;
  refusal: { statuses: readonly number[]; says?: RegExp; isEmpty?: boolean };
}

/** An answer of several modules: the caller is not who it must be. */
export const UNAUTHORIZED = /not authori[sz]ed|authori[sz]ation error|signature is not valid|notify failure/i;
/** The caller was believed, and the order is not there. */
export const ORDER_UNKNOWN =
  /no order|unable to load order|error to load (cart|order)|invalid (order|payment) id|invalid callback data|amount (mismatch|failure)|incorrect paid amount|currency mismatch/i;

/**
 * By module, as its public source has it (repositories `begateway/<platform>-payment-module`); where only the routing of the
 * CMS is known, `fits` follows that: OpenCart moved payment routes below `extension` in 2.3 and again in 4, PrestaShop front
 * controllers replaced scripts in 1.7, Joomla and CS-Cart route by query.
 */
export const CALLBACK_PATTERNS: Readonly<Record<string, CallbackPattern>> = {
  woocommerce: {
    fits: /[?&/]wc-api[=/]wc_gateway_begateway\b/i,
    exact: '/?wc-api=WC_Gateway_BeGateway',
    refusal: { statuses: [500], says: /begateway (process )?notify/i },
  },
  'woocommerce-erip': { fits: /[?&/]wc-api[=/]/i, refusal: { statuses: [500, 200], says: UNAUTHORIZED } },
  'opencart-2.1': { fits: /route=payment\/begateway\//i, refusal: { statuses: [200], says: UNAUTHORIZED } },
  'opencart-2.3': {
    fits: /route=extension\/payment\/begateway\//i,
    refusal: { statuses: [200], says: /webhook not authorized|unable to load order info/i },
  },
  'opencart-3': {
    fits: /route=extension\/payment\/begateway\/callback1\b/i,
    exact: '/index.php?route=extension/payment/begateway/callback1',
    refusal: { statuses: [200], isEmpty: true },
  },
  'opencart-4': {
    fits: /route=extension\/[a-z_]+\/payment\/[a-z_]+[.|]/i,
    refusal: { statuses: [200], says: /not authorized|no order/i },
  },
  'prestashop-8-9': {
    fits: /\/module\/begateway\/|fc=module&module=begateway/i,
    refusal: { statuses: [200], says: /not authorized|error to load|not final status/i },
  },
  'prestashop-1.6': {
    fits: /\/modules?\/begateway\/|fc=module&module=begateway/i,
    refusal: { statuses: [200], says: /not authorized|error to load/i },
  },
  bitrix: { fits: /\.php(\?|$)/i, refusal: { statuses: [200], says: /error: (invalid|webhook)/i } },
  'bitrix-erip': { fits: /\.php(\?|$)/i, refusal: { statuses: [200], says: /error/i } },
  'magento-2': { fits: /begateway/i, refusal: { statuses: [403, 422] } },
  'cs-cart': { fits: /dispatch=payment_notification/i, refusal: { statuses: [200], says: /^\s*FAIL/ } },
  virtuemart: { fits: /option=com_virtuemart/i, refusal: { statuses: [200], says: /^\s*ERROR/ } },
  joomshopping: { fits: /option=com_jshopping/i, refusal: { statuses: [200], says: UNAUTHORIZED } },
  whmcs: {
    fits: /\/modules\/gateways\/callback\/begateway\.php/i,
    exact: '/modules/gateways/callback/begateway.php',
    refusal: { statuses: [200], isEmpty: true },
  },
  'shop-script': { fits: /\/payments\.php\//i, refusal: { statuses: [200, 400, 404], says: /invalid callback data/i } },
  moodle: { fits: /\/enrol\/begateway\//i, refusal: { statuses: [200] } },
  'modx-minishop2': { fits: /\/minishop2\/payment\//i, refusal: { statuses: [200], says: UNAUTHORIZED } },
};
