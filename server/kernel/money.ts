import { z } from 'zod';
import { CURRENCIES } from './currencies.ts';

export { parseAmount } from './amount-text.ts';

/** An ISO 4217 alphabetic code, upper case. Unknown codes are kept: whether one exists is a finding, not a parse error. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.infer<typeof Currency>;

/** An amount as an integer of the currency's minor units: 19.99 EUR is `{ minor: 1999, currency: 'EUR' }`. */
export const Money = z.object({ minor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

/** How many decimal digits the currency's minor unit has; undefined for a currency that is not known. */
export function minorUnitsOf(currency: Currency): number | undefined {
  return CURRENCIES.get(currency)?.exponent;
}

type AnyMoney = { minor: number | bigint; currency: Currency };
type Locale = 'ru' | 'en';

const SIGNS = { ru: { group: '\u00a0', decimal: ',' }, en: { group: ',', decimal: '.' } } as const;
const MINOR_UNITS = { ru: 'мин.\u00a0ед.', en: 'minor\u00a0units' } as const;

/** `1 234,56 BYN`. Exact at any size. An unknown currency shows what is certain: its minor units. */
export function formatMoney(money: AnyMoney, locale: Locale): string {
  return `${formatAmount(money, locale)}\u00a0${money.currency}`;
}

/** The same without the currency, which stands in a column of its own: always all decimals, so that columns line up. */
export function formatAmount({ minor, currency }: AnyMoney, locale: Locale): string {
  const { group, decimal } = SIGNS[locale];
  const exponent = minorUnitsOf(currency);
  const digits = BigInt(minor)
    .toString()
    .replace('-', '')
    .padStart((exponent ?? 0) + 1, '0');
  const cut = digits.length - (exponent ?? 0);
  const whole = digits.slice(0, cut).replace(/\B(?=(?:\d{3})+$)/g, group);
  const text = (minor < 0 ? '-' : '') + whole + (exponent ? decimal + digits.slice(cut) : '');
  return exponent === undefined ? `${text}\u00a0${MINOR_UNITS[locale]}` : text;
}
