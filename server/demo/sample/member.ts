import { afterWorkingDays, dayOf, dayStartMs, MINUTE_MS } from './calendar.ts';
import { type Key, memberOf, uidOf } from './identity.ts';
import type { SampleOrder } from './order.ts';
import type { Random } from './random.ts';
import type { SampleTransaction } from './transaction.ts';
import type { SampleGateway, SampleWorld } from './world.ts';

/** One order and everything that comes of it: attempts, a capture, a refund, a chargeback. */
export interface Family {
  world: SampleWorld;
  random: Random;
  order: SampleOrder;
  /** The key of its first member. */
  key: Key;
  /** The running number of its first member. */
  number: number;
  /** Whether waits are cut short, so that somebody who looks on sees how they end. */
  brisk: boolean;
  members: SampleTransaction[];
}

/** A currency without a gateway is refused by the first one. */
export const gatewayOf = ({ shop, currency }: SampleOrder) =>
  (shop.gateways.get(currency) ?? shop.gateways.get('BYN')) as SampleGateway; // each shop has one for BYN

type Given = Pick<SampleTransaction, 'type' | 'createdMs' | 'finalMs' | 'cause' | 'card'> & Partial<SampleTransaction>;

export function addMember(family: Family, given: Given): SampleTransaction {
  const { world, order, members } = family;
  const key = family.key + members.length;
  const gateway = given.method === 'erip' ? (order.shop.eripGateway ?? gatewayOf(order)) : gatewayOf(order);
  const createdMs = Math.floor(given.createdMs);
  const finalMs = Math.floor(given.finalMs);
  const finalStatus = given.finalStatus ?? (given.cause.code === 'S.0000' ? 'successful' : 'failed');
  const made: SampleTransaction = {
    key,
    uid: uidOf(world.seed, key),
    number: family.number + memberOf(key),
    shop: order.shop,
    gateway,
    type: given.type,
    method: given.method ?? 'credit_card',
    amount: given.amount ?? order.amount,
    currency: order.currency,
    createdMs,
    finalMs,
    finalStatus,
    cause: given.cause,
    ...settlementOf(world, given.type, finalStatus, finalMs, gateway, order.test),
    expiresMs: given.expiresMs === undefined ? undefined : Math.floor(given.expiresMs),
    payer: order.payer,
    card: given.card,
    wallet: given.wallet,
    threeDs: given.threeDs ?? 'none',
    orderNumber: order.orderNumber,
    trackingId: order.trackingId,
    description: order.description,
    language: order.language,
    test: order.test,
    parentUid: given.parentUid,
    reason: given.reason,
  };
  members.push(made);
  return made;
}

/** The bank's day is closed at night, the bank pays after its working days, the provider a working day later. */
function settlementOf(
  world: SampleWorld,
  type: SampleTransaction['type'],
  status: string,
  finalMs: number,
  gateway: SampleGateway,
  test: boolean,
) {
  const moves = status === 'successful' && (type === 'payment' || type === 'capture' || type === 'refund') && !test;
  if (!moves) return { closedMs: undefined, settledMs: undefined, pspSettledMs: undefined };
  const { calendar } = world;
  const closedMs = dayStartMs(calendar, dayOf(calendar, finalMs) + 1) + (70 + (gateway.id % 50)) * MINUTE_MS;
  const settledMs = afterWorkingDays(calendar, finalMs, gateway.acquirer.settlesAfterDays, 11 * 60 + (gateway.id % 60));
  return { closedMs, settledMs, pspSettledMs: afterWorkingDays(calendar, settledMs, 1, 15 * 60 + (gateway.id % 45)) };
}
