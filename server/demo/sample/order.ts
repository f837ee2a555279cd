import { PAYER_COUNT, payerAt, type SamplePayer } from './payers.ts';
import type { Random } from './random.ts';
import { VERTICALS } from './verticals.ts';
import type { SampleShop, SampleWorld } from './world.ts';

/** What somebody wants to pay for. */
export interface SampleOrder {
  shop: SampleShop;
  orderNumber: number;
  trackingId: string;
  amount: number;
  currency: string;
  description: string;
  language: string;
  test: boolean;
  payer: SamplePayer;
  erip: boolean;
}

/** Rough rates to the rouble of Belarus, enough for amounts to look right. */
const RATES = { BYN: 1, USD: 3.2, EUR: 3.5, RUB: 0.035 } as const;

export function makeOrder(world: SampleWorld, shop: SampleShop, orderNumber: number, random: Random): SampleOrder {
  const currency = currencyOf(shop, random);
  const amount = amountOf(shop, currency, random);
  // Some pay often: the square crowds the draws at the low end.
  const payer = payerAt(world.seed, Math.floor(random.next() * random.next() * PAYER_COUNT), world.today.year);
  const mistaken = shop.quirks?.includes('byr') === true && random.chance(0.45);
  return {
    shop,
    orderNumber,
    trackingId: trackingIdOf(shop, orderNumber, amount, currency),
    amount,
    currency: mistaken ? 'BYR' : currency,
    description: `${random.pick(VERTICALS[shop.merchant.vertical].goods)} № ${orderNumber}`,
    language: currency === 'BYN' ? (random.chance(0.94) ? 'ru' : 'en') : currency === 'RUB' ? 'ru' : 'en',
    test: shop.quirks?.includes('test') === true,
    payer,
    erip: currency === 'BYN' && !mistaken && shop.erip !== undefined && random.chance(shop.erip),
  };
}

function currencyOf(shop: SampleShop, random: Random): keyof typeof RATES {
  if (shop.currencies === undefined) return 'BYN';
  let point = random.next();
  for (const currency of ['USD', 'EUR', 'RUB'] as const) {
    point -= shop.currencies[currency] ?? 0;
    if (point < 0) return currency;
  }
  return 'BYN';
}

function amountOf(shop: SampleShop, currency: keyof typeof RATES, random: Random): number {
  const [low, usual, high] = VERTICALS[shop.merchant.vertical].prices;
  // The sum of three draws is bell-shaped enough for prices.
  const bell = random.next() + random.next() + random.next() - 1.5;
  const byn = Math.min(high, Math.max(low, usual * Math.exp(bell * 1.1)));
  return Math.max(100, Math.round(byn / RATES[currency]) * 100 - random.pick([0, 0, 10, 50, 1]));
}

/** How each platform writes its order into the tracking id. */
export function trackingIdOf(shop: SampleShop, order: number, amount: number, currency: string): string {
  switch (shop.cms) {
    case 'bitrix':
      return `${order}:1`;
    case 'virtuemart':
      return `4|${order}`;
    case 'whmcs':
      return `${order}|${100 + (order % 900)}`;
    case 'joomshopping':
      return `${order}|${(amount / 100).toFixed(2)}|${currency}`;
    case 'magento-2':
      return `${String(order).padStart(9, '0')}_${(order * 7919).toString(16)}`;
    case null:
      return shop.id % 2 === 0 ? `ORD-${order}` : `${order};client-${100 + (order % 900)}`;
    default:
      return String(order);
  }
}
