import type { GatewayTransaction } from '../gateways/contract.ts';
import type { ExpectedMoney, Settlement, SettlementStep } from './contract.ts';
import type { Case } from './facts.ts';
import { followUps, hasSucceeded } from './finding.rules.ts';
import { dayIn, expectedMoney } from './settlement-calendar.rules.ts';

/** When does the money come? From the four times the gateway writes: captured, bank's day closed, settled by the acquirer, paid out. */
export function settlementOf(given: Case): Settlement {
  const { transaction } = given;
  const passed = passedSteps(transaction);
  if (!carriesMoney(transaction)) return { step: 'not-money', passed: [] };
  if (!hasSucceeded(transaction))
    return { step: transaction.status === undefined ? 'unknown' : 'not-paid', passed: [] };
  const back = returnedAt(given);
  if (back !== undefined) return { step: 'returned', ...back, passed };
  if (isOnlyHeld(given)) return { step: 'held', ...since(transaction.createdAt), passed: [] };
  const last = passed.at(-1);
  if (last === undefined) return { step: 'unknown', passed, ...byCalendar(given) };
  return { step: last.step, since: last.at, ...NEXT[last.step], passed, ...byCalendar(given) };
}

/** What the calendar expects while the gateway has not said that it happened, and what is late by now. */
function byCalendar({ transaction, settlement: terms, at }: Case): Pick<Settlement, 'expected' | 'late'> {
  const from = transaction.paidAt ?? transaction.createdAt;
  if (terms === undefined || from === undefined || transaction.pspSettledAt !== undefined) return {};
  const expected = expectedMoney(terms, from);
  if (expected === undefined) return {};
  const today = dayIn(expected.zone, at);
  return { expected, ...lateBy(transaction, expected, today ?? '') };
}

/** A day is over before anything of it is late. The acquirer is asked by us; what lies between us and the merchant is ours. */
function lateBy(
  { closedAt, settledAt }: GatewayTransaction,
  { bankDay, settlesOn, paysOutOn }: ExpectedMoney,
  today: string,
): Pick<Settlement, 'late'> {
  if (settledAt !== undefined)
    return paysOutOn < today ? { late: { step: 'paid-out', due: paysOutOn, who: 'provider' } } : {};
  if (settlesOn < today) return { late: { step: 'settled-by-acquirer', due: settlesOn, who: 'acquirer' } };
  return closedAt === undefined && bankDay < today && settlesOn <= today
    ? { late: { step: 'bank-day-closed', due: bankDay, who: 'acquirer' } }
    : {};
}

const NEXT: Partial<Record<SettlementStep, Pick<Settlement, 'next'>>> = {
  paid: { next: 'bank-day-close' },
  'bank-day-closed': { next: 'settlement' },
};

const STEPS = [
  ['paid', 'paidAt'],
  ['bank-day-closed', 'closedAt'],
  ['settled-by-acquirer', 'settledAt'],
  ['paid-out', 'pspSettledAt'],
] as const;

/** The steps that have a time, in the order in which money moves. */
function passedSteps(transaction: GatewayTransaction): Settlement['passed'] {
  return STEPS.flatMap(([step, field]) => {
    const at = transaction[field];
    return at === undefined ? [] : [{ step, at }];
  });
}

const MONEY = new Set<GatewayTransaction['type']>([undefined, 'unknown', 'payment', 'authorization', 'capture']);

const carriesMoney = ({ type, test }: GatewayTransaction): boolean => test !== true && MONEY.has(type);

const isOnlyHeld = (given: Case): boolean =>
  given.transaction.type === 'authorization' && followUps(given, given.transaction.uid, 'capture').length === 0;

function returnedAt(given: Case): Pick<Settlement, 'since'> | undefined {
  const { uid, amountMinor } = given.transaction;
  const [undone] = followUps(given, uid, 'void');
  if (undone !== undefined) return since(undone.createdAt);
  const refunds = followUps(given, uid, 'refund');
  const returned = refunds.reduce((sum, refund) => sum + (refund.amountMinor ?? 0), 0);
  const all = refunds.length > 0 && amountMinor !== undefined && returned >= amountMinor;
  return all ? since(refunds.at(-1)?.createdAt) : undefined;
}

const since = (at: string | undefined): Pick<Settlement, 'since'> => (at === undefined ? {} : { since: at });
