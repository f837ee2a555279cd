import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, line } from '../finding.rules.ts';

/** The European Economic Area, where a bank may insist on a confirmed payer. */
const EEA = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

/** Does the bank want the same payment again, with 3-D Secure? A European Mastercard says so with 65, a "limit" elsewhere. */
export const threeDsRequired: DiagnosisRule = (given) => {
  const { transaction, bankCode } = given;
  if (!hasFailed(given) || bankCode?.reading.code !== '65') return undefined;
  const confirmed = transaction.threeDsPa === 'Y' || transaction.threeDsPa === 'A';
  const european = transaction.cardCountry !== undefined && EEA.has(transaction.cardCountry);
  const mastercard = transaction.cardBrand?.toLowerCase().startsWith('ma') === true;
  if (confirmed || !european || !mastercard) return undefined;
  return found('three-ds-required', 'three-ds-required', {
    certainty: 'likely',
    evidence: [
      codeLine(bankCode),
      line('cardCountry', transaction.cardCountry, 'card-region'),
      line('threeDsPa', transaction.threeDsPa ?? '–', 'three-ds-not-tried'),
    ],
  });
};
