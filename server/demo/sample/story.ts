import { dayStartMs, MINUTE_MS } from './calendar.ts';
import { INSUFFICIENT_FUNDS } from './causes.ts';
import { type Key, uidOf } from './identity.ts';
import { STORY_SHOP_ID } from './merchants.ts';
import { stampOf } from './payers.ts';
import type { SampleTransaction } from './transaction.ts';
import { ORDER_OF_THE_STORY, type SampleGateway, type SampleShop, type SampleWorld } from './world.ts';

const MINUTE_OF_DAY = 19 * 60 + 4;

export const isStoryDay = (world: SampleWorld, day: number) => day === world.days - 1;
export const storyMs = (world: SampleWorld) =>
  dayStartMs(world.calendar, world.days - 1) + MINUTE_OF_DAY * MINUTE_MS + 21_480;

export const isStoryTransaction = ({ orderNumber, shop }: SampleTransaction) =>
  orderNumber === ORDER_OF_THE_STORY && shop.id === STORY_SHOP_ID;

/** Order 10423: yesterday evening, 48.50 BYN, a card that ends in 4242, not enough money on it. */
export function storyTransaction(world: SampleWorld, key: Key, number: number): SampleTransaction {
  const shop = world.shopsById.get(STORY_SHOP_ID) as SampleShop; // the table of merchants has it
  const createdMs = storyMs(world);
  return {
    key,
    uid: uidOf(world.seed, key),
    number,
    shop,
    gateway: shop.gateways.get('BYN') as SampleGateway, // each shop has one for BYN
    type: 'payment',
    method: 'credit_card',
    amount: 4_850,
    currency: 'BYN',
    createdMs,
    finalMs: createdMs + 3_130,
    finalStatus: 'failed',
    cause: INSUFFICIENT_FUNDS,
    closedMs: undefined,
    settledMs: undefined,
    pspSettledMs: undefined,
    expiresMs: undefined,
    payer: payerOf(world),
    card: payerOf(world).card,
    wallet: undefined,
    threeDs: 'frictionless',
    orderNumber: ORDER_OF_THE_STORY,
    trackingId: String(ORDER_OF_THE_STORY),
    description: `Книги № ${ORDER_OF_THE_STORY}`,
    language: 'ru',
    test: false,
    parentUid: undefined,
    reason: undefined,
  };
}

const payerOf = ({ seed, today }: SampleWorld) => {
  const card = {
    bin: '424242',
    last4: '4242',
    brand: 'visa',
    product: 'VISA CLASSIC',
    issuer: 'BEREZINA SAVINGS BANK',
    country: 'BY',
    expMonth: 9,
    expYear: today.year + 2,
    stamp: stampOf(seed, 4242),
  };
  return {
    firstName: 'Alesia',
    lastName: 'Karol',
    email: 'alesia.karol@example.com',
    phone: '+375281042300',
    ip: '203.0.113.42',
    card,
    otherCard: card,
  };
};
