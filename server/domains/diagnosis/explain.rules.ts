import { caseOf } from './case.rules.ts';
import type { Finding, Verdict } from './contract.ts';
import type { DiagnosisRule, Facts } from './facts.ts';
import { abandoned } from './rules/abandoned.ts';
import { bills } from './rules/bills.ts';
import { cardChecks } from './rules/card-checks.ts';
import { chargedTwice } from './rules/charged-twice.ts';
import { correctedByHand } from './rules/corrected-by-hand.ts';
import { declined } from './rules/declined.ts';
import { disputed } from './rules/disputed.ts';
import { duplicates } from './rules/duplicates.ts';
import { expired } from './rules/expired.ts';
import { followUp } from './rules/follow-up.ts';
import { holds } from './rules/holds.ts';
import { limits } from './rules/limits.ts';
import { moneyReturned } from './rules/money-returned.ts';
import { operationRefused } from './rules/operation-refused.ts';
import { paid } from './rules/paid.ts';
import { providerLimit } from './rules/provider-limit.ts';
import { requestErrors } from './rules/request-errors.ts';
import { resultUnknown } from './rules/result-unknown.ts';
import { routing } from './rules/routing.ts';
import { sameCardAgain } from './rules/same-card-again.ts';
import { securityChecks } from './rules/security-checks.ts';
import { testMode } from './rules/test-mode.ts';
import { threeDs } from './rules/three-ds.ts';
import { threeDsRequired } from './rules/three-ds-required.ts';
import { unexplained } from './rules/unexplained.ts';
import { waiting } from './rules/waiting.ts';
import { settlementOf } from './settlement.rules.ts';

/** The policy: the first rule with an answer gives the verdict, the rest stand beside it. */
const POLICY: readonly DiagnosisRule[] = [
  requestErrors,
  testMode,
  // The money went through: what has become of it since.
  disputed,
  chargedTwice,
  moneyReturned,
  correctedByHand,
  followUp,
  holds,
  paid,
  sameCardAgain,
  // It is not over, or ended without an answer.
  bills,
  waiting,
  resultUnknown,
  expired,
  operationRefused,
  // It was refused before the bank was asked.
  providerLimit,
  securityChecks,
  routing,
  duplicates,
  // It was refused by the bank, or on the way there.
  limits,
  threeDsRequired,
  threeDs,
  cardChecks,
  abandoned,
  declined,
];

/** What happened, whose side it is on, what shows it, and who acts next. Pure; answers for any facts. */
export function explain(facts: Facts): Verdict {
  const given = caseOf(facts);
  const findings: Finding[] = [];
  for (const rule of POLICY) {
    const finding = rule(given);
    if (finding !== undefined && findings.every((other) => other.cause !== finding.cause)) findings.push(finding);
  }
  const [main = unexplained(given), ...also] = findings;
  return {
    ...main,
    uid: facts.transaction.uid,
    headline: main.cause,
    codes: [given.code, given.bankCode].flatMap((read) => (read === undefined ? [] : [read.reading])),
    settlement: settlementOf(given),
    also,
  };
}
