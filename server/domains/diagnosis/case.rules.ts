import type { CodeReading } from './contract.ts';
import type { Case, Facts, ReadCode } from './facts.ts';
import { readCode } from './read-code.rules.ts';

/** The facts with both codes read, each in its own book: what the rules are asked about. */
export function caseOf(facts: Facts): Case {
  return { ...facts, code: read(facts, 'code'), bankCode: read(facts, 'bankCode') };
}

function read({ transaction, acquirer }: Facts, field: CodeReading['field']): ReadCode | undefined {
  const code = transaction[field];
  if (code === undefined || code.trim() === '') return undefined;
  return readCode({ field, code, acquirer, createdAt: transaction.createdAt });
}
