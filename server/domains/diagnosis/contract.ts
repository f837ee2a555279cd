import { z } from 'zod';
import { SettlementTerms } from '#contract/acquirers';
import { endpoint } from '#kernel/endpoint';
import { AcquirerId, CorrectionId, MerchantId, TransactionUid } from '#kernel/ids';
import { PageRequest, pageOf } from '#kernel/page';

/** On whose side the reason lies. `none`: nothing went wrong. The payer's wallet or bank app counts as their `issuer`. */
export const Side = z.enum(['payer', 'issuer', 'acquirer', 'merchant', 'provider', 'unknown', 'none']);
export type Side = z.infer<typeof Side>;

/** How well the facts carry the cause: named by them; the best reading of them; one of several. */
export const Certainty = z.enum(['sure', 'likely', 'guess']);
export type Certainty = z.infer<typeof Certainty>;

/** The payment went through and the shop does not know it: why its order did not change. */
export const ORDER_UNCHANGED = [
  'notification-unsent',
  'notification-unreachable',
  'notification-redirected',
  'notification-blocked',
  'notification-not-found',
  'notification-site-error',
  'notification-unauthorized',
  'notification-order-unknown',
  'notification-refused',
  'order-amount-differs',
  'order-status-mapping',
  'order-overwritten',
  'erip-second-dropped',
] as const;

/** Every cause a verdict may name. Each has its words, its side and its next step in `causes.rules.ts`. */
export const Cause = z.enum([
  // the money went through, or went back
  'paid',
  'settled',
  'held',
  'hold-forgotten',
  'captured',
  'voided',
  'void',
  'capture',
  'refund',
  'refunded',
  'partly-refunded',
  'chargeback',
  'payout',
  'card-check',
  'fraud-advice',
  'corrected-by-hand',
  'charged-twice',
  'double-hold',
  'two-orders',
  'two-shops',
  'test-mode',
  // the money is there, and the shop does not know it
  ...ORDER_UNCHANGED,
  // the shop's module, and what concerns many at once
  'module-misconfigured',
  'incident-open',
  'planned-works',
  // not finished, or never finished
  'in-progress',
  'stuck',
  'waiting-for-payer',
  'result-unknown',
  'abandoned',
  'expired',
  'withdrawn',
  'erip-pending',
  'erip-started',
  'erip-expired',
  'erip-permanent',
  // the payer and what they typed or did
  'insufficient-funds',
  'card-data',
  'card-expired',
  'card-code',
  'address-check-failed',
  'pin-wrong',
  'pin-tries',
  'confirmation-code-wrong',
  'phone-mismatch',
  'not-confirmed',
  'cancelled-by-payer',
  'previous-in-progress',
  'account-not-found',
  'account-blocked',
  'wrong-account-type',
  'wallet',
  'saved-card-unusable',
  'online-payments-off',
  'stopped-by-payer',
  // 3-D Secure
  'three-ds-failed',
  'three-ds-abandoned',
  'three-ds-refused',
  'three-ds-not-enrolled',
  'three-ds-technical',
  'three-ds-tries',
  'three-ds-rule',
  'three-ds-required',
  // the issuer
  'do-not-honor',
  'call-issuer',
  'lost-stolen',
  'fraud-suspected',
  'card-blocked',
  'card-not-active',
  'not-permitted-card',
  'limit-issuer',
  'limit-payer-provider',
  'issuer-unavailable',
  'payer-provider-unavailable',
  'law-forbidden',
  // the acquirer
  'limit-acquirer',
  'limit-refund',
  'limit-profile-missing',
  'acquirer-unavailable',
  'terminal-error',
  'merchant-account-invalid',
  'not-permitted-terminal',
  'call-acquirer',
  // the provider
  'limit-provider',
  'limit-provider-or-acquirer',
  'limit-unclear',
  'gateway-full',
  'gateway-inactive',
  'routing-refused',
  'security-rule',
  'blacklisted',
  'verification-refused',
  'provider-error',
  // the merchant's request or settings
  'request-invalid',
  'browser-data-missing',
  'amount-invalid',
  'amount-below-minimum',
  'currency-not-supported',
  'shop-not-found',
  'gateway-not-set',
  'access-refused',
  'encryption-error',
  'operation-not-allowed',
  'card-type-not-supported',
  'test-settings',
  'order-not-found',
  'original-not-found',
  'already-done',
  'duplicate',
  // not known
  'declined-unexplained',
  'code-unknown',
  'not-known-yet',
]);
export type Cause = z.infer<typeof Cause>;

/** Whether the same payment may be tried again, and what must come first. */
export const Retry = z.enum([
  'not-needed',
  'no',
  'now',
  'later',
  'after-fix',
  'authenticate',
  'after-limit-reset',
  'check-first',
]);
export type Retry = z.infer<typeof Retry>;

/** Who acts next. */
export const Party = z.enum(['payer', 'issuer', 'acquirer', 'merchant', 'provider', 'nobody']);
export type Party = z.infer<typeof Party>;

/** What they do. */
export const Step = z.enum([
  'nothing',
  'wait',
  'pay-again',
  'use-another-card',
  'check-card-data',
  'top-up',
  'call-issuer',
  'call-payer-provider',
  'pass-three-ds',
  'pay-the-bill',
  'capture-or-void',
  'refund-the-extra',
  'answer-the-dispute',
  'fix-request',
  'fix-settings',
  'raise-limit',
  'contact-acquirer',
  'ask-provider',
  'query-status',
  'switch-to-live',
  'fetch-details',
  'check-order',
  'fix-site',
  'fix-module',
  'send-again',
  'mark-order',
  'wait-for-incident',
]);
export type Step = z.infer<typeof Step>;

/** In which book a code was read. The same digits mean other things in another book. */
export const Generation = z.enum(['current', 'page-2022', 'bank-before-2024-12', 'iso-8583', 'none']);
export type Generation = z.infer<typeof Generation>;

export const CodeReading = z.object({
  field: z.enum(['code', 'bankCode']),
  code: z.string(),
  generation: Generation,
  /** `begateway`, `common`, `mtb`, `iso-8583` …; absent when no book holds the code. */
  dictionary: z.string().optional(),
  cause: Cause.optional(),
  certainty: Certainty,
  /** Other books that hold the code with another meaning and could not be ruled out. */
  otherwise: z.array(z.object({ dictionary: z.string(), cause: Cause })),
});
export type CodeReading = z.infer<typeof CodeReading>;

const PhraseParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** What a click on a line of evidence opens. `field` is a fact of the payment itself, by its path. */
export const EvidenceTarget = z.object({
  kind: z.enum(['field', 'transaction', 'delivery', 'module', 'limit', 'incident']),
  id: z.string(),
});
export type EvidenceTarget = z.infer<typeof EvidenceTarget>;

/** One fact behind a verdict: where it stands, what stands there, what that says. `uid` when it lies in a related transaction. */
export const EvidenceLine = z.object({
  path: z.string(),
  value: z.string(),
  uid: z.string().optional(),
  opens: EvidenceTarget,
  says: z.object({ key: z.string(), params: PhraseParams }),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;

/** What one rule found. */
export const Finding = z.object({
  rule: z.string(),
  side: Side,
  cause: Cause,
  certainty: Certainty,
  evidence: z.array(EvidenceLine),
  next: z.object({ who: Party, how: Step }),
  retry: Retry,
});
export type Finding = z.infer<typeof Finding>;

/** How far the money of a payment has come. */
export const SettlementStep = z.enum([
  'not-money',
  'not-paid',
  'held',
  'paid',
  'bank-day-closed',
  'settled-by-acquirer',
  'paid-out',
  'returned',
  'unknown',
]);
export type SettlementStep = z.infer<typeof SettlementStep>;

/** When the money should come by the calendar of the acquirer, or the merchant's own terms with it. Days are those of its zone. */
export const ExpectedMoney = z.object({
  /** The bank's day to which the payment belongs, and when it closes. */
  bankDay: z.iso.date(),
  closesAt: z.string(),
  /** When the acquirer should have paid, and when it is paid out to the merchant. */
  settlesOn: z.iso.date(),
  paysOutOn: z.iso.date(),
  zone: z.string(),
});
export type ExpectedMoney = z.infer<typeof ExpectedMoney>;

export const Settlement = z.object({
  step: SettlementStep,
  /** Since when it is there; absent when the source did not say. */
  since: z.string().optional(),
  /** What comes next; absent when nothing does or nobody can say. */
  next: z.enum(['bank-day-close', 'settlement']).optional(),
  /** Every step that has a time, in order. */
  passed: z.array(z.object({ step: SettlementStep, at: z.string() })),
  /** Absent where no terms are on file, or no money is on its way. */
  expected: ExpectedMoney.optional(),
  /** The step that should have come by now, and who has to ask whom. */
  late: z.object({ step: SettlementStep, due: z.iso.date(), who: Party }).optional(),
});
export type Settlement = z.infer<typeof Settlement>;

/** The ten questions to "debited, but the order did not change", in the order in which they are asked. */
export const OrderStep = z.enum([
  'paid',
  'captured',
  'delivered',
  'authorized',
  'order-found',
  'amount-equal',
  'status-mapped',
  'not-overwritten',
  'erip-second',
  'sent-again',
]);
export type OrderStep = z.infer<typeof OrderStep>;

/** `unseen`: nothing that we know answers it; then somebody has to be asked. */
export const OrderCheckStep = z.object({
  step: OrderStep,
  state: z.enum(['passed', 'failed', 'unseen']),
  evidence: z.array(EvidenceLine),
});
export type OrderCheckStep = z.infer<typeof OrderCheckStep>;

/** What a person says it really was. */
export const Correction = z.object({
  id: CorrectionId,
  cause: Cause,
  side: Side,
  note: z.string(),
  at: z.string(),
  byName: z.string(),
  was: z.object({ rule: z.string(), cause: Cause, side: Side, certainty: Certainty }),
  /** What is known has changed since, so that the rules speak again. */
  isOnOlderFacts: z.boolean(),
});
export type Correction = z.infer<typeof Correction>;

export const Verdict = Finding.extend({
  uid: z.string(),
  /** The key of the one-line summary. */
  headline: z.string(),
  codes: z.array(CodeReading),
  settlement: Settlement,
  /** What other rules found beside the verdict, in the order of the policy. */
  also: z.array(Finding),
  /** Of a payment or an authorization: why the order may not have changed; else empty. */
  orderCheck: z.array(OrderCheckStep),
  /** What a person made of it; it decides the verdict unless it stands on older facts. */
  correction: Correction.optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** What is asked about a payment. */
export const Question = z.enum(['declined', 'order-unchanged', 'money-when', 'module', 'charged-twice', 'goods']);
export type Question = z.infer<typeof Question>;

export const Language = z.enum(['ru', 'en']);
export type Language = z.infer<typeof Language>;
export const Audience = z.enum(['merchant', 'payer']);
export type Audience = z.infer<typeof Audience>;

/** A text ready to send, or the facts that are missing for it. */
export const AnswerText = z.discriminatedUnion('ready', [
  z.object({ ready: z.literal(true), text: z.string() }),
  z.object({ ready: z.literal(false), missing: z.array(z.string()) }),
]);
export type AnswerText = z.infer<typeof AnswerText>;

/** The verdict in words for the engineer's screen; `evidence` runs parallel to the verdict's lines. */
export const VerdictWords = z.object({
  headline: z.string(),
  side: z.string(),
  certainty: z.string(),
  next: z.string(),
  retry: z.string(),
  settlement: z.string(),
  evidence: z.array(z.string()),
  codes: z.array(z.string()),
  also: z.array(z.string()),
  orderCheck: z.array(z.object({ asks: z.string(), evidence: z.array(z.string()), toAsk: z.string() })),
});
export type VerdictWords = z.infer<typeof VerdictWords>;

const InBothLanguages = <T extends z.ZodType>(item: T) => z.object({ ru: item, en: item });

export const ExplainedVerdict = z.object({
  verdict: Verdict,
  words: InBothLanguages(VerdictWords),
  texts: z.object({ merchant: InBothLanguages(AnswerText), payer: InBothLanguages(AnswerText) }),
});
export type ExplainedVerdict = z.infer<typeof ExplainedVerdict>;

/** A verdict as a list shows it. */
export const ShortVerdict = z.object({
  uid: z.string(),
  side: Side,
  cause: Cause,
  certainty: Certainty,
  headline: InBothLanguages(z.string()),
  isCorrected: z.boolean(),
});
export type ShortVerdict = z.infer<typeof ShortVerdict>;

export const getVerdict = endpoint({
  method: 'get',
  path: '/transactions/:uid/verdict',
  summary: 'What happened with a payment, who acts next, and the answers to send.',
  params: z.object({ uid: TransactionUid }),
  /** The texts answer this question; without it, what happened. */
  query: z.object({ question: Question.optional() }),
  response: ExplainedVerdict,
});

export const listVerdicts = endpoint({
  method: 'post',
  path: '/verdicts',
  summary: 'The short verdicts of up to 100 payments; a payment that does not exist or may not be seen is left out.',
  body: z.object({ uids: z.array(TransactionUid).max(100) }),
  response: z.object({ verdicts: z.array(ShortVerdict) }),
});

/** A cause that a person may choose. */
export const KnownCause = z.object({ cause: Cause, side: Side, headline: InBothLanguages(z.string()) });
export type KnownCause = z.infer<typeof KnownCause>;

export const listCauses = endpoint({
  method: 'get',
  path: '/causes',
  summary: 'Every cause that a verdict may name, with the side that it lies on.',
  response: z.object({ items: z.array(KnownCause) }),
});

export const correctVerdict = endpoint({
  method: 'post',
  path: '/transactions/:uid/corrections',
  summary: 'Say what a payment’s verdict should have been, and why; an earlier correction gives way.',
  params: z.object({ uid: TransactionUid }),
  body: z.object({ cause: Cause, side: Side, note: z.string().trim().min(5).max(1000) }),
  response: Correction,
});

export const withdrawCorrection = endpoint({
  method: 'delete',
  path: '/transactions/:uid/corrections/:correctionId',
  summary: 'Take a correction back: the rules decide again.',
  params: z.object({ uid: TransactionUid, correctionId: CorrectionId }),
  response: z.object({}),
});

/** How often the verdict of a rule was opened, and how often a person found it wrong. */
export const RuleAccuracy = z.object({
  rule: z.string(),
  given: z.int(),
  corrected: z.int(),
});
export type RuleAccuracy = z.infer<typeof RuleAccuracy>;

/** The last so many days, today included. */
const Period = z.object({ days: z.coerce.number().int().min(1).max(365).default(30) });

export const listAccuracy = endpoint({
  method: 'get',
  path: '/verdicts/accuracy',
  summary: 'Payments whose verdict was opened, and of those how many were corrected, by rule.',
  query: Period,
  response: z.object({ from: z.iso.datetime(), items: z.array(RuleAccuracy) }),
});

/** One payment behind a figure; `correction` where a person said what it really was. */
export const JudgedPayment = z.object({
  uid: TransactionUid,
  at: z.string(),
  cause: Cause,
  side: Side,
  certainty: Certainty,
  headline: InBothLanguages(z.string()),
  correction: z
    .object({ cause: Cause, side: Side, headline: InBothLanguages(z.string()), note: z.string(), byName: z.string() })
    .nullable(),
});
export type JudgedPayment = z.infer<typeof JudgedPayment>;

export const listJudged = endpoint({
  method: 'get',
  path: '/verdicts/judged',
  summary: 'The payments behind a figure of a rule’s accuracy, newest first.',
  query: Period.extend({
    rule: z.string().max(60),
    which: z.enum(['given', 'corrected']).default('given'),
    ...PageRequest.shape,
  }),
  response: pageOf(JudgedPayment),
});

/** The terms of one merchant with one acquirer. */
export const MerchantTerms = SettlementTerms.extend({
  /** On which weekdays the provider pays out, 1 is Monday; null: on every bank day. */
  payOutDays: z.array(z.int().min(1).max(5)).min(1).max(5).nullable().default(null),
});
export type MerchantTerms = z.infer<typeof MerchantTerms>;

/** When an acquirer's money comes to a merchant, and what a payment of this moment would get. */
export const MerchantSettlement = z.object({
  acquirerId: AcquirerId,
  acquirer: z.string(),
  zone: z.string(),
  /** Null where neither the acquirer nor the merchant has terms on file. */
  terms: MerchantTerms.nullable(),
  /** The merchant's own, and not the acquirer's usual ones. */
  isOwn: z.boolean(),
  expected: ExpectedMoney.nullable(),
});
export type MerchantSettlement = z.infer<typeof MerchantSettlement>;

const OfMerchant = z.object({ merchantId: MerchantId });

export const listMerchantSettlements = endpoint({
  method: 'get',
  path: '/merchants/:merchantId/settlements',
  summary: 'When each acquirer pays this merchant, by the terms on file.',
  params: OfMerchant,
  response: z.object({ items: z.array(MerchantSettlement) }),
});

export const setMerchantTerms = endpoint({
  method: 'put',
  path: '/merchants/:merchantId/settlements/:acquirerId',
  summary: 'Agree with a merchant on other terms than the acquirer’s usual ones; null goes back to those.',
  params: OfMerchant.extend({ acquirerId: AcquirerId }),
  body: z.object({ terms: MerchantTerms.nullable() }),
  response: MerchantSettlement,
});
