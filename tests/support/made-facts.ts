import { caseOf } from '../../server/domains/diagnosis/case.rules.ts';
import type { Finding } from '../../server/domains/diagnosis/contract.ts';
import type { Case, DiagnosisRule, Facts } from '../../server/domains/diagnosis/facts.ts';
import type { GatewayTransaction } from '../../server/domains/gateways/contract.ts';

/** The moment of asking in these tests. */
export const ASKED_AT = '2026-11-24T18:00:00.000000Z';

/** `minutes` before the moment of asking. */
export const ago = (minutes: number): string =>
  Temporal.Instant.from(ASKED_AT)
    .subtract({ seconds: Math.round(minutes * 60) })
    .toString({ fractionalSecondDigits: 6 });

export type Given = Partial<GatewayTransaction>;
/** What stands beside the transaction: its relatives, and what other domains know. */
export type Relatives = Partial<Facts['related']> & Partial<Omit<Facts, 'transaction' | 'related' | 'at'>>;

/** A card payment of two hours ago, in every field like one that nothing is said about. */
export function makeTransaction(given: Given = {}): GatewayTransaction {
  return {
    uid: 'made-1',
    shopId: 12,
    type: 'payment',
    amountMinor: 4850,
    currency: 'BYN',
    createdAt: ago(120),
    ...given,
  };
}

export function makeFacts(given: Given = {}, relatives: Relatives = {}): Facts {
  const { parent, children = [], sameCard = [], sameOrder = [], ...known } = relatives;
  return {
    transaction: makeTransaction(given),
    related: { ...(parent === undefined ? {} : { parent }), children, sameCard, sameOrder },
    ...known,
    at: ASKED_AT,
  };
}

export const makeCase = (given: Given = {}, relatives: Relatives = {}): Case => caseOf(makeFacts(given, relatives));

/** What a test of a rule looks at: cause, side, certainty; `undefined` when the rule has nothing to say. */
export function said(rule: DiagnosisRule, given: Given, relatives: Relatives = {}): string | undefined {
  return shortly(rule(makeCase(given, relatives)));
}

export const shortly = (finding: Finding | undefined): string | undefined =>
  finding === undefined ? undefined : `${finding.cause}, ${finding.side}, ${finding.certainty}`;
