import type { FactKey, ModuleFact } from '../contract.ts';
import { successorOf } from '../facts/currencies.ts';

/** Where nobody has told a currency: of the country where most shops are. */
const USUAL = 'BYN';

/** In which a shop would be told of a payment: its own currency as it is called today, else the first that its gateway takes. */
export function currencyOf(facts: readonly ModuleFact[]): string {
  const code = codeIn(facts, 'currency') ?? codeIn(facts, 'currencies') ?? USUAL;
  return successorOf(code) ?? code;
}

const codeIn = (facts: readonly ModuleFact[], key: FactKey): string | undefined =>
  facts
    .filter((fact) => fact.key === key)
    .toSorted((a, b) => (a.observedAt < b.observedAt ? 1 : -1))
    .map(({ value }) => /^[A-Z]{3}(?![A-Z])/.exec(value.trim().toUpperCase())?.[0])
    .find((code) => code !== undefined);
