export interface Succession {
  old: string;
  next: string;
  /** From when the new one counts. */
  on: string;
  /** How many of the old make one of the new. */
  oldPerNew: number;
}

/**
 * Old currencies that shop settings still name. BYR to BYN: edict 450 of 2015-11-04. Euro ratios: Council regulations of each
 * country; the rest from the central banks' redenominations. ISO 4217 list three has the month of withdrawal.
 */
export const SUCCESSIONS: readonly Succession[] = [
  { old: 'BYR', next: 'BYN', on: '2016-07-01', oldPerNew: 10_000 },
  { old: 'BYB', next: 'BYR', on: '2000-01-01', oldPerNew: 1000 },
  { old: 'RUR', next: 'RUB', on: '1998-01-01', oldPerNew: 1000 },
  { old: 'UAK', next: 'UAH', on: '1996-09-02', oldPerNew: 100_000 },
  { old: 'LVL', next: 'EUR', on: '2014-01-01', oldPerNew: 0.702804 },
  { old: 'LTL', next: 'EUR', on: '2015-01-01', oldPerNew: 3.4528 },
  { old: 'EEK', next: 'EUR', on: '2011-01-01', oldPerNew: 15.6466 },
  { old: 'HRK', next: 'EUR', on: '2023-01-01', oldPerNew: 7.5345 },
  { old: 'BGN', next: 'EUR', on: '2026-01-01', oldPerNew: 1.95583 },
  { old: 'AZM', next: 'AZN', on: '2006-01-01', oldPerNew: 5000 },
  { old: 'TRL', next: 'TRY', on: '2005-01-01', oldPerNew: 1_000_000 },
  { old: 'ROL', next: 'RON', on: '2005-07-01', oldPerNew: 10_000 },
  { old: 'MRO', next: 'MRU', on: '2018-01-01', oldPerNew: 10 },
  { old: 'STD', next: 'STN', on: '2018-01-01', oldPerNew: 1000 },
  { old: 'VEF', next: 'VES', on: '2018-08-20', oldPerNew: 100_000 },
  { old: 'SLL', next: 'SLE', on: '2022-07-01', oldPerNew: 1000 },
  { old: 'ZWL', next: 'ZWG', on: '2024-04-08', oldPerNew: 2498.7242 },
  { old: 'ANG', next: 'XCG', on: '2025-03-31', oldPerNew: 1 },
  { old: 'CUC', next: 'CUP', on: '2021-01-01', oldPerNew: 0.041667 },
];

/** What an old code means today, through every redenomination since; undefined: the code is no old one. */
export function successorOf(code: string): string | undefined {
  const next = SUCCESSIONS.find(({ old }) => old === code)?.next;
  return next === undefined ? undefined : (successorOf(next) ?? next);
}

/** Synonyms rather than money of another worth: an amount in it is never divided. */
export const SYNONYMS: ReadonlySet<string> = new Set(['RUR']);

/** Decimals by which the official PHP library (begateway-api-php 5.1.0, lib/Money.php) counts where ISO 4217 says otherwise. */
export const LIBRARY_EXPONENTS: ReadonlyMap<string, number> = new Map([
  ['CLF', 0],
  ['CVE', 0],
  ['IDR', 0],
  ['IQD', 0],
  ['IRR', 0],
  ['KPW', 0],
  ['LAK', 0],
  ['LBP', 0],
  ['MMK', 0],
  ['MOP', 1],
  ['UGX', 2],
  ['UYW', 2],
]);

/** Modules that count through that library. */
export const USE_LIBRARY: ReadonlySet<string> = new Set([
  'woocommerce',
  'opencart-4',
  'bitrix',
  'bitrix-erip',
  'magento-2',
  'cs-cart',
  'virtuemart',
  'joomshopping',
  'whmcs',
  'prestashop-8-9',
]);
