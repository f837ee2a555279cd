import { DAY_MS, dayOf, dayStartMs, HOUR_MS, MINUTE_MS, monthOf } from './calendar.ts';
import {
  ACQUIRER_DOWN,
  type Cause,
  GATEWAY_INACTIVE,
  GATEWAYS_FULL,
  LIMIT_AT_ACQUIRER,
  LIMIT_BEFORE_BANK,
} from './causes.ts';
import { hash32, type Random } from './random.ts';
import type { BrokenBank, SampleGateway, SampleShop, SampleWorld } from './world.ts';

/** Days before today, local minutes of the day, who is hit and how. */
const OUTAGES = [
  { daysAgo: 9, from: 12 * 60 + 10, until: 13 * 60 + 40, acquirer: 'Svisloch', share: 0.65, cause: ACQUIRER_DOWN },
  { daysAgo: 34, from: 20 * 60 + 5, until: 21 * 60, acquirer: 'Dvina', share: 0.55, cause: ACQUIRER_DOWN },
  { daysAgo: 20, from: 9 * 60, until: 11 * 60 + 30, shopId: 2118, share: 1, cause: GATEWAY_INACTIVE },
] as const;

/** An outage that is part of the sample, with whom it hits. */
export interface KnownOutage {
  hit: { acquirer: string } | { shopId: number };
  fromMs: number;
  untilMs: number;
}

/** Every outage of the history: what a detection should find, and nothing else beside limits that run out. */
export const knownOutages = (world: SampleWorld): KnownOutage[] =>
  OUTAGES.map((known) => {
    const start = dayStartMs(world.calendar, world.days - known.daysAgo);
    return {
      hit: 'shopId' in known ? { shopId: known.shopId } : { acquirer: known.acquirer },
      fromMs: start + known.from * MINUTE_MS,
      untilMs: start + known.until * MINUTE_MS,
    };
  });

export interface Attempt {
  shop: SampleShop;
  gateway: SampleGateway;
  /** When its family began: with the first attempt. */
  beganMs: number;
  atMs: number;
}

/** The reason why a payment through this gateway fails whatever the card, if there is one at the moment. */
export function troubleAt(world: SampleWorld, attempt: Attempt, random: Random): Cause | undefined {
  const { shop, gateway, atMs } = attempt;
  const outage = OUTAGES.find((known) => {
    const start = dayStartMs(world.calendar, world.days - known.daysAgo);
    const hit = 'shopId' in known ? known.shopId === shop.id : known.acquirer === gateway.acquirer.code;
    return hit && atMs >= start + known.from * MINUTE_MS && atMs < start + known.until * MINUTE_MS;
  });
  if (outage !== undefined && random.chance(outage.share)) return outage.cause;
  if (isBroken(world, attempt) && random.chance(BROKEN_SHARE)) return ACQUIRER_DOWN;
  if (gateway.limitIsTight && limitIsReached(world, gateway, atMs) && random.chance(0.88))
    return random.pick([LIMIT_BEFORE_BANK, LIMIT_BEFORE_BANK, GATEWAYS_FULL, LIMIT_AT_ACQUIRER]);
  return undefined;
}

/** Of the payments through a bank that was made to fail. */
const BROKEN_SHARE = 0.9;

/** What began before the bank failed goes on as it was made: a family that is made again is the same one. */
const isBroken = ({ brokenBanks }: SampleWorld, { gateway, beganMs, atMs }: Attempt) =>
  brokenBanks.some((bank) => bank.acquirer === gateway.acquirer.code && beganMs >= bank.fromMs && atMs < bank.untilMs);

/** Lets a bank fail for a while. */
export function startOutage(world: SampleWorld, outage: BrokenBank): void {
  world.brokenBanks.push(outage);
}

/** Until when a bank fails that fails at the moment. */
export function brokenUntil({ brokenBanks }: SampleWorld, acquirer: string, atMs: number): number | undefined {
  const ends = brokenBanks
    .filter((bank) => bank.acquirer === acquirer && bank.fromMs <= atMs && atMs < bank.untilMs)
    .map(({ untilMs }) => untilMs);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

const OPENING_MINUTES = 55;
const OPENING_GOES_ON_MINUTES = 45;
/** Between these hours so few pay that no bank's failure shows: the one that lasts in the morning began late in the evening. */
const QUIET = { fromHour: 23, untilHour: 7.5, beganHour: 22.5 };

/** The failure of the busiest bank that lasts when the sample is opened; undefined where the sample is too short to know what is usual. */
export function openingOutage(world: SampleWorld, openedMs: number): BrokenBank | undefined {
  if (world.days < WEEKS_BEFORE * 7) return undefined;
  const soonMs = openedMs - OPENING_MINUTES * MINUTE_MS;
  const day = dayOf(world.calendar, soonMs);
  const hour = (soonMs - dayStartMs(world.calendar, day)) / HOUR_MS;
  const evening = hour < QUIET.untilHour ? day - 1 : hour >= QUIET.fromHour ? day : undefined;
  const fromMs = evening === undefined ? soonMs : dayStartMs(world.calendar, evening) + QUIET.beganHour * HOUR_MS;
  return { acquirer: 'Dvina', fromMs, untilMs: openedMs + OPENING_GOES_ON_MINUTES * MINUTE_MS };
}

/** Lets that failure begin, as often as it is asked for: who makes the world again makes the same one. */
export function breakOpeningBank(world: SampleWorld, openedMs: number): void {
  const outage = openingOutage(world, openedMs);
  if (outage === undefined || world.brokenBanks.some(({ fromMs }) => fromMs === outage.fromMs)) return;
  startOutage(world, outage);
}

/** Without a few weeks before it nothing would be unusual. */
const WEEKS_BEFORE = 3;

/** The latest of the sample's outages of a bank; undefined where the sample is shorter than that. */
export function lastOutage(world: SampleWorld): BrokenBank | undefined {
  const [last] = OUTAGES;
  if (world.days < last.daysAgo + WEEKS_BEFORE * 7) return undefined;
  const start = dayStartMs(world.calendar, world.days - last.daysAgo);
  return {
    acquirer: last.acquirer,
    fromMs: start + last.from * MINUTE_MS,
    untilMs: start + last.until * MINUTE_MS,
  };
}

/** A tight limit runs out on one of the last three days of a month, in the afternoon or evening. */
export function limitIsReached(world: SampleWorld, gateway: SampleGateway, atMs: number): boolean {
  const day = dayOf(world.calendar, atMs);
  const { year, month, daysLeft } = monthOf(world.calendar, day);
  if (daysLeft > 2) return false;
  const draw = hash32(world.seed, gateway.id, year * 12 + month);
  const lastDay = draw % 3;
  const hour = 13 + ((draw >>> 8) % 8);
  return (
    daysLeft < lastDay || (daysLeft === lastDay && (atMs - dayStartMs(world.calendar, day)) % DAY_MS >= hour * HOUR_MS)
  );
}

/** The monthly limit as the protection service counts it, in minor units. */
export const monthlyLimitMinor = (gateway: SampleGateway) => 5_000_000 + (hash32(gateway.id, 77) % 40) * 500_000;
