import type { GatewayTransaction } from '../gateways/contract.ts';
import type { Facts } from './facts.ts';

/** What is known, as far as a verdict hangs on it: two moments with the same key would be judged alike, whatever time has passed. */
export function factsKeyOf({ transaction, related, deliveries }: Facts): string {
  const { status, type, code, bankCode, test, closedAt, settledAt, pspSettledAt } = transaction;
  const known = [closedAt, settledAt, pspSettledAt].map((at) => (at === undefined ? '' : 'y'));
  return JSON.stringify([
    [status, type, code, bankCode, test, ...known].map((fact) => fact ?? null),
    outcomes(related.children),
    outcomes(related.sameOrder),
    deliveries?.attempts.at(-1)?.outcome ?? null,
  ]);
}

const outcomes = (others: readonly GatewayTransaction[]) =>
  others.map(({ uid, status }) => `${uid}:${status ?? ''}`).toSorted();
