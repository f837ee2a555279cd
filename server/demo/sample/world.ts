import { calendarFrom, dayOf, dayStartMs, HOUR_MS, type SampleCalendar, weekdayOf } from './calendar.ts';
import { MERCHANT_SEEDS, type MerchantSeed, type ShopSeed, STORY_SHOP_ID } from './merchants.ts';
import { ACQUIRERS, type Acquirer } from './provider.ts';
import { drawn, runningSums } from './random.ts';
import { VERTICALS } from './verticals.ts';

export interface SampleGateway {
  id: number;
  acquirer: Acquirer;
  currency: string;
  limitIsTight: boolean;
}

export interface SampleShop extends ShopSeed {
  merchant: MerchantSeed;
  secret: string;
  /** What the payer reads on the bank's statement. */
  descriptor: string;
  gateways: ReadonlyMap<string, SampleGateway>;
  eripGateway: SampleGateway | undefined;
  eripService: string;
  /** Order numbers start here; each day has `orderStride` of them. */
  firstOrder: number;
  orderStride: number;
}

/** Everything that does not change from one transaction to the next. */
export interface SampleWorld {
  seed: number;
  /** The day on which the sample is looked at; its transactions end the day before. */
  today: Temporal.PlainDate;
  days: number;
  calendar: SampleCalendar;
  shops: readonly SampleShop[];
  shopsById: ReadonlyMap<number, SampleShop>;
  /** Families of transactions on a usual day. */
  familiesADay: number;
  /** By weekday and hour: running sums over the shops. */
  shopSums: readonly (readonly (readonly number[])[])[];
  /** By weekday: running sums over the hours. */
  hourSums: readonly (readonly number[])[];
  /** By weekday: how busy, 1 is usual. */
  weekdays: readonly number[];
  /** Banks that were made to fail while somebody looks. */
  brokenBanks: BrokenBank[];
}

export interface BrokenBank {
  /** The code of an acquirer. */
  acquirer: string;
  fromMs: number;
  untilMs: number;
}

export interface SampleOptions {
  seed?: number;
  today: Temporal.PlainDate;
  days?: number;
  familiesADay?: number;
}

export const ORDER_OF_THE_STORY = 10_423;
/** The order of the story is the so-manieth of its day. */
const STORY_PLACE = 40;
const STORY_STRIDE = 100;

/** The provider with its shops, the same for the same seed and day. */
export function createSampleWorld({ seed = 2026, today, days = 90, familiesADay = 1_950 }: SampleOptions): SampleWorld {
  const calendar = calendarFrom(today.subtract({ days }));
  const shops = MERCHANT_SEEDS.flatMap((merchant) => merchant.shops.map((shop) => makeShop(merchant, shop, days)));
  const rates = Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (_, hour) => shops.map((shop) => rateOf(shop, weekday, hour))),
  );
  const hourRates = rates.map((hours) => hours.map((shopRates) => shopRates.reduce((sum, rate) => sum + rate, 0)));
  const dayRates = hourRates.map((hours) => hours.reduce((sum, rate) => sum + rate, 0));
  const usual = dayRates.reduce((sum, rate) => sum + rate, 0) / 7;
  return {
    seed,
    today,
    days,
    calendar,
    shops,
    shopsById: new Map(shops.map((shop) => [shop.id, shop])),
    familiesADay,
    shopSums: rates.map((hours) => hours.map(runningSums)),
    hourSums: hourRates.map(runningSums),
    weekdays: dayRates.map((rate) => rate / usual),
    brokenBanks: [],
  };
}

function rateOf(shop: SampleShop, weekday: number, hour: number): number {
  const { hours, weekdays } = VERTICALS[shop.merchant.vertical];
  return shop.orders * (hours[hour] ?? 1) * (weekdays[weekday] ?? 1);
}

function makeShop(merchant: MerchantSeed, shop: ShopSeed, days: number): SampleShop {
  const currencies = ['BYN', ...Object.keys(shop.currencies ?? {})];
  const gateway = (id: number, acquirer: Acquirer, currency: string): SampleGateway => ({
    id,
    acquirer,
    currency,
    limitIsTight: shop.limitIsTight === true && currency === 'BYN',
  });
  const isStory = shop.id === STORY_SHOP_ID;
  const orderStride = isStory ? STORY_STRIDE : Math.ceil(shop.orders * 2.6) + 24;
  return {
    ...shop,
    merchant,
    secret: `sample-secret-of-shop-${shop.id}`,
    descriptor: `OZERTA*${shop.domain.split('.').slice(0, -1).join('.').toUpperCase()}`.slice(0, 22),
    gateways: new Map(
      currencies.map((currency, i) => [currency, gateway(shop.id * 10 + i, ACQUIRERS[shop.acquirer], currency)]),
    ),
    eripGateway: shop.erip === undefined ? undefined : gateway(shop.id * 10 + 9, ACQUIRERS.erip, 'BYN'),
    eripService: String(10_000_000 + shop.id * 7),
    firstOrder: isStory
      ? ORDER_OF_THE_STORY - STORY_PLACE - (days - 1) * orderStride
      : 15_000 + ((shop.id * 48_611) % 700_000),
    orderStride,
  };
}

/** How many families of transactions begin on a day. */
export function familiesOn(world: SampleWorld, day: number): number {
  return Math.round(world.familiesADay * (world.weekdays[weekdayOf(world.calendar, day)] ?? 1));
}

/** The shop where somebody pays at this weekday and hour. */
export function drawShop(world: SampleWorld, weekday: number, hour: number, point: number): SampleShop {
  const sums = world.shopSums[weekday]?.[hour] ?? [];
  return world.shops[drawn(sums, point)] as SampleShop; // drawn gives a position of the list of shops
}

/** The fraction of a day at which the busyness reaches `point` of the day's whole. */
export function momentOfDay(world: SampleWorld, weekday: number, point: number): number {
  const sums = world.hourSums[weekday] ?? [];
  const hour = drawn(sums, point);
  const before = sums[hour - 1] ?? 0;
  const within = (point * (sums.at(-1) ?? 0) - before) / ((sums[hour] ?? 0) - before);
  return (hour + within) / 24;
}

/** How busy this hour is, against the busiest of the week. */
export function busynessAt(world: SampleWorld, ms: number): number {
  const day = dayOf(world.calendar, ms);
  const hour = Math.floor((ms - dayStartMs(world.calendar, day)) / HOUR_MS);
  const rate = (sums: readonly number[], position: number) => (sums[position] ?? 0) - (sums[position - 1] ?? 0);
  const busiest = Math.max(...world.hourSums.flatMap((sums) => sums.map((_, position) => rate(sums, position))));
  return rate(world.hourSums[weekdayOf(world.calendar, day)] ?? [], hour) / busiest;
}
