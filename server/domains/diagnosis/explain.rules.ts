import { caseOf } from './case.rules.ts';
import type { Correction, Finding, Verdict } from './contract.ts';
import type { Case, DiagnosisRule, Facts } from './facts.ts';
import { factsKeyOf } from './facts-key.rules.ts';
import { found, line } from './finding.rules.ts';
import { orderCheckOf } from './order-check.rules.ts';
import { abandoned } from './rules/abandoned.ts';
import { bills } from './rules/bills.ts';
import { cardChecks } from './rules/card-checks.ts';
import { chargedTwice } from './rules/charged-twice.ts';
import { correctedByHand } from './rules/corrected-by-hand.ts';
import { declined } from './rules/declined.ts';
import { disputed } from './rules/disputed.ts';
import { doubleHold } from './rules/double-hold.ts';
import { duplicates } from './rules/duplicates.ts';
import { expired } from './rules/expired.ts';
import { followUp } from './rules/follow-up.ts';
import { holds } from './rules/holds.ts';
import { inIncident, inPlannedWorks } from './rules/incidents.ts';
import { limits } from './rules/limits.ts';
import { misconfigured } from './rules/module.ts';
import { moneyReturned } from './rules/money-returned.ts';
import { operationRefused } from './rules/operation-refused.ts';
import { orderPerhapsUnchanged, orderUnchanged } from './rules/order-unchanged.ts';
import { paid } from './rules/paid.ts';
import { providerLimit } from './rules/provider-limit.ts';
import { requestErrors } from './rules/request-errors.ts';
import { resultUnknown } from './rules/result-unknown.ts';
import { routing } from './rules/routing.ts';
import { securityChecks } from './rules/security-checks.ts';
import { testMode } from './rules/test-mode.ts';
import { threeDs } from './rules/three-ds.ts';
import { threeDsRequired } from './rules/three-ds-required.ts';
import { twoOrders, twoShops } from './rules/two-orders.ts';
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
  orderUnchanged,
  correctedByHand,
  followUp,
  holds,
  paid,
  orderPerhapsUnchanged,
  twoOrders,
  twoShops,
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

/** What many payments share; it is the verdict only where the payment itself gives no reason. */
const AROUND: readonly DiagnosisRule[] = [inPlannedWorks, inIncident];
/** What is true beside any verdict, and never one by itself. */
const BESIDE: readonly DiagnosisRule[] = [doubleHold, misconfigured];

/** What happened, whose side it is on, what shows it, and who acts next. Pure; answers for any facts. */
export function explain(facts: Facts): Verdict {
  const verdict = explainByRules(facts);
  const { corrected } = facts;
  if (corrected === undefined) return verdict;
  const { factsKey, ...said } = corrected;
  const correction = { ...said, isOnOlderFacts: factsKey !== factsKeyOf(facts) };
  // What is known has changed since: the rules speak again, and the correction stands beside them.
  return correction.isOnOlderFacts ? { ...verdict, correction } : asCorrected(verdict, correction);
}

/** What the rules alone make of it, whatever people said since. */
export function explainByRules(facts: Facts): Verdict {
  const given = caseOf(facts);
  const own = answersOf(POLICY, given);
  const around = answersOf(AROUND, given);
  const [main = unexplained(given), ...also] = distinct([...own, ...around, ...unexplainedBeside(own, given)]);
  return {
    ...main,
    uid: facts.transaction.uid,
    headline: main.cause,
    codes: [given.code, given.bankCode].flatMap((read) => (read === undefined ? [] : [read.reading])),
    settlement: settlementOf(given),
    also: distinct([main, ...also, ...answersOf(BESIDE, given)]).slice(1),
    orderCheck: orderCheckOf(given),
  };
}

const answersOf = (rules: readonly DiagnosisRule[], given: Case): Finding[] =>
  rules.flatMap((rule) => rule(given) ?? []);

/** An incident explains what no code did; that no code did is said all the same. */
const unexplainedBeside = (own: readonly Finding[], given: Case): Finding[] =>
  own.length === 0 ? [unexplained(given)] : [];

/** The first finding of each cause. */
const distinct = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding, at) => findings.findIndex(({ cause }) => cause === finding.cause) === at);

function asCorrected(verdict: Verdict, correction: Correction): Verdict {
  const { rule, cause, side, certainty, evidence, next, retry } = verdict;
  const said = line('correction', correction.byName, 'corrected-by-person', { note: correction.note });
  const main = found('corrected', correction.cause, { side: correction.side, evidence: [said, ...evidence] });
  const also = [{ rule, cause, side, certainty, evidence, next, retry }, ...verdict.also];
  return {
    ...verdict,
    ...main,
    headline: main.cause,
    also: also.filter((finding) => finding.cause !== main.cause),
    correction,
  };
}
