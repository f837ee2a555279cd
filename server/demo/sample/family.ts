import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';
import {
  ABANDONED,
  APPROVED,
  BILL_EXPIRED,
  type Cause,
  CURRENCY_UNKNOWN,
  DONE,
  DUPLICATE,
  USUAL_DECLINE_SUMS,
  USUAL_DECLINES,
} from './causes.ts';
import { addMember, type Family, gatewayOf } from './member.ts';
import { drawn, type Random } from './random.ts';
import type { SampleTransaction } from './transaction.ts';
import { type Attempt, troubleAt } from './trouble.ts';

const APPROVED_AT_FIRST = 0.846;
const MOST_ATTEMPTS = 3;

type Moments = Pick<Attempt, 'beganMs' | 'atMs'>;

/** The members of the family that begins at `createdMs`, in the order in which they were thought of. */
export function growFamily(family: Family, createdMs: number): SampleTransaction[] {
  if (family.order.erip) addBill(family, createdMs);
  else addAttempts(family, createdMs);
  return family.members;
}

function addAttempts(family: Family, createdMs: number): void {
  const { random } = family;
  let atMs = createdMs;
  let before: Cause | undefined;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const cause = decide(family, { beganMs: createdMs, atMs }, before);
    const made = addCardTransaction(family, atMs, cause, attempt > 0 && random.chance(0.4));
    if (cause === APPROVED) addAftermath(family, made);
    if (cause === APPROVED || !random.chance(cause.retried)) return;
    atMs = made.finalMs + random.between(20_000, family.brisk ? 90_000 : 6 * MINUTE_MS);
    before = cause;
  }
}

function decide({ world, random, order }: Family, when: Moments, before: Cause | undefined): Cause {
  if (order.currency === 'BYR') return CURRENCY_UNKNOWN;
  const trouble = troubleAt(world, { shop: order.shop, gateway: gatewayOf(order), ...when }, random);
  if (trouble !== undefined) return trouble;
  // A trouble of the gateway that has passed does not matter any more; a reason of the payer's stays.
  const reason = before === undefined || before.weight === 0 ? undefined : before;
  if (random.chance(reason?.helped ?? APPROVED_AT_FIRST)) return APPROVED;
  if (reason !== undefined && random.chance(0.6)) return reason;
  return USUAL_DECLINES[drawn(USUAL_DECLINE_SUMS, random.next())] ?? ABANDONED;
}

function addCardTransaction(family: Family, createdMs: number, cause: Cause, otherCard: boolean): SampleTransaction {
  const { order, random } = family;
  const threeDs = threeDsOf(cause, random);
  return addMember(family, {
    type: order.shop.quirks?.includes('authorises') === true ? 'authorization' : 'payment',
    createdMs,
    finalMs: createdMs + decisionMs(family, cause, threeDs),
    cause,
    threeDs,
    wallet:
      threeDs === 'none' && cause.stage === 'bank' && random.chance(0.45)
        ? random.pick(['apple_pay', 'google_pay'])
        : undefined,
    card: otherCard ? order.payer.otherCard : order.payer.card,
  });
}

function threeDsOf(cause: Cause, random: Random): SampleTransaction['threeDs'] {
  if (cause.threeDs !== undefined) return cause.threeDs.pa === 'U' ? 'frictionless' : 'challenge';
  if (cause.stage !== 'bank') return 'none';
  const point = random.next();
  return point < 0.25 ? 'none' : point < 0.7 ? 'frictionless' : 'challenge';
}

function decisionMs({ random, brisk }: Family, cause: Cause, threeDs: SampleTransaction['threeDs']): number {
  if (cause === ABANDONED)
    return brisk ? random.between(90_000, 200_000) : random.between(31 * MINUTE_MS, 62 * MINUTE_MS);
  if (cause.code === 'F.4026')
    return brisk ? random.between(60_000, 120_000) : random.between(9.5 * MINUTE_MS, 10.5 * MINUTE_MS);
  if (threeDs === 'challenge') return random.between(14_000, 110_000);
  return cause.stage === 'bank' ? random.between(1_400, 5_200) : random.between(300, 1_200);
}

function addBill(family: Family, createdMs: number): void {
  const { random, brisk } = family;
  const paid = random.chance(0.76);
  const expiresMs = createdMs + (brisk ? 10 * MINUTE_MS : random.pick([1, 1, 2, 3]) * DAY_MS);
  const quick = brisk ? random.between(20_000, 240_000) : 2 * MINUTE_MS + random.next() ** 3 * 20 * HOUR_MS;
  addMember(family, {
    type: 'payment',
    method: 'erip',
    createdMs,
    finalMs: paid ? createdMs + quick : expiresMs,
    finalStatus: paid ? 'successful' : 'expired',
    cause: paid ? APPROVED : BILL_EXPIRED,
    expiresMs,
    card: undefined,
  });
}

/** What follows an approved payment. */
function addAftermath(family: Family, parent: SampleTransaction): void {
  addRepeat(family, parent);
  const taken = parent.type === 'authorization' ? addCapture(family, parent) : parent;
  if (taken !== undefined && !family.order.test) addReturn(family, parent, taken);
}

/** The shop that asks twice: refused when it is at once, charged twice when it is a little later. */
function addRepeat(family: Family, { createdMs, finalMs }: SampleTransaction): void {
  const { random, order } = family;
  const often = order.shop.quirks?.includes('repeats') === true ? 0.035 : 0.003;
  if (random.chance(often)) addCardTransaction(family, createdMs + random.between(900, 14_000), DUPLICATE, false);
  else if (random.chance(0.0009))
    addCardTransaction(family, finalMs + random.between(31_000, 150_000), APPROVED, false);
}

/** Money that goes back: because the shop gives it, or because the payer's bank takes it. */
function addReturn(family: Family, parent: SampleTransaction, { amount, finalMs }: SampleTransaction): void {
  const { random, brisk } = family;
  if (random.chance(0.017)) {
    const part = random.chance(0.8) ? amount : Math.max(1, Math.round(amount * random.between(0.2, 0.8)));
    const waitMs = brisk ? random.between(2 * MINUTE_MS, 12 * MINUTE_MS) : random.between(HOUR_MS, 6 * DAY_MS);
    addChild(family, parent, 'refund', finalMs + waitMs, part, 'Возврат по заявлению покупателя');
  } else if (!brisk && random.chance(0.0011)) {
    const atMs = finalMs + random.between(6 * DAY_MS, 40 * DAY_MS);
    addChild(family, parent, 'chargeback', atMs, amount, 'Cardholder disputes the purchase');
  }
}

function addCapture(family: Family, parent: SampleTransaction): SampleTransaction | undefined {
  const { random, brisk } = family;
  const point = random.next();
  const waitMs = brisk ? random.between(40_000, 5 * MINUTE_MS) : random.between(0.6 * HOUR_MS, 30 * HOUR_MS);
  if (point < 0.88) return addChild(family, parent, 'capture', parent.finalMs + waitMs, parent.amount, undefined);
  if (point < 0.94) addChild(family, parent, 'void', parent.finalMs + waitMs, parent.amount, undefined);
  return undefined;
}

const addChild = (
  family: Family,
  parent: SampleTransaction,
  type: SampleTransaction['type'],
  createdMs: number,
  amount: number,
  reason: string | undefined,
) =>
  addMember(family, {
    type,
    amount,
    createdMs,
    finalMs: createdMs + family.random.between(600, 3_000),
    cause: DONE,
    card: parent.card,
    parentUid: parent.uid,
    reason,
  });
