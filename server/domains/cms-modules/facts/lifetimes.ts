/** The last day on which php.net mended a line; newer lines than these are not known here. Days as php.net/eol and its table of supported versions give them. */
export const PHP_ENDS: readonly (readonly [line: string, lastDay: string])[] = [
  ['5.2', '2011-01-06'],
  ['5.3', '2014-08-14'],
  ['5.4', '2015-09-03'],
  ['5.5', '2016-07-21'],
  ['5.6', '2018-12-31'],
  ['7.0', '2019-01-10'],
  ['7.1', '2019-12-01'],
  ['7.2', '2020-11-30'],
  ['7.3', '2021-12-06'],
  ['7.4', '2022-11-28'],
  ['8.0', '2023-11-26'],
  ['8.1', '2025-12-31'],
  ['8.2', '2026-12-31'],
  ['8.3', '2027-12-31'],
  ['8.4', '2028-12-31'],
  ['8.5', '2029-12-31'],
];

/** OpenSSL gained TLS 1.3 with 1.1.1; NSS (with cURL) TLS 1.2 with cURL 7.34. */
export const OPENSSL_WITH_TLS13 = '1.1.1';
export const CURL_WITH_TLS12_OVER_NSS = '7.34';

/** Fewer and a long settings form is cut when it is saved: PHP's own default is 1000. */
export const ENOUGH_INPUT_VARS = 1000;
