import { bagOf, type Oddities, odd, type SetField } from './fields.rules.ts';
import type { Root } from './root.rules.ts';

/** Amounts are whole minor units; what is not one is absent and said, never rounded. */
export function readAmount(set: SetField, { body, bank }: Root, oddities: Oddities): void {
  const raw = body.amount ?? bank.amount;
  const amount = minorOf(raw);
  if (amount !== undefined) set('amountMinor', amount);
  else if (raw !== null && raw !== undefined) odd(oddities, 'amount-unusable', 'amount', oneLine(raw));
  const word = body.currency ?? bank.currency ?? body.plan_currency;
  const currency = typeof word === 'string' ? word.trim().toUpperCase() : undefined;
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) set('currency', currency);
  else if (word !== null && word !== undefined && word !== '')
    odd(oddities, 'currency-unusable', 'currency', oneLine(word));
}

function minorOf(raw: unknown): number | undefined {
  if (Number.isSafeInteger(raw)) return raw as number; // isSafeInteger is true of numbers alone
  return typeof raw === 'string' && /^-?\d{1,15}$/.test(raw) ? Number(raw) : undefined;
}

const oneLine = (raw: unknown) => (typeof raw === 'object' ? (JSON.stringify(bagOf(raw)) ?? '') : String(raw));
