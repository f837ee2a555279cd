import type { RuleId } from '../cms-modules/contract.ts';

/** How a shop is joined to the gateway: by our module, by its own code with our payment page, by its own code alone. */
export type IntegrationKind = 'module' | 'payment-page' | 'host-to-host' | 'unknown';

/** What has to be so before a shop takes real payments, in the order in which one goes about it. */
export const CHECKS = [
  'real-shop',
  'own-domains',
  'keys-saved',
  'currency',
  'minor-units',
  'unique-order',
  'notification-address',
  'signature',
  'statuses',
  'repeats',
  'asks-when-silent',
  'three-ds',
  'browser-fields',
  'refund-tried',
  'bills-live',
  'limits-agreed',
  'test-off',
] as const;
export type Check = (typeof CHECKS)[number];

/** `done`: facts show it. `todo`: facts show that it is not. `unseen`: we cannot see it from here. */
export type CheckState = 'done' | 'todo' | 'unseen';

export interface CheckResult {
  check: Check;
  state: CheckState;
}

/** What the latest payments of a shop show; all false or empty where there are none. */
export interface PaymentSigns {
  /** Successful payments among them, real ones and tests. */
  live: number;
  tests: number;
  lastLiveAt: string | null;
  lastTestAt: string | null;
  /** Successful ones without an order number, and those whose number another successful one has. */
  withoutOrder: number;
  repeatedOrders: number;
  hasRefund: boolean;
  hasThreeDs: boolean;
  usesCards: boolean;
  usesBills: boolean;
  hasLiveBill: boolean;
  statuses: readonly string[];
}

export interface CheckFacts {
  shopId: number;
  kind: IntegrationKind;
  /** Rules that found something in what the shop runs. */
  findings: ReadonlySet<RuleId>;
  signs: PaymentSigns;
  /** How its notifications fare; undefined while nobody can tell. */
  notifications: 'accepted' | 'refused' | undefined;
  /** Limits of the banks behind it that are entered; undefined where that is not known. */
  limits: number | undefined;
}

/** Numbers of the shops that every manual shows: no money of theirs is real (the test shops of the public API description). */
const DEMO_SHOPS: readonly number[] = [361, 362, 363];
const LEAST_TO_JUDGE = 3;

type Judge = (facts: CheckFacts) => CheckState | undefined;

const found = ({ findings }: CheckFacts, ...rules: RuleId[]) => rules.some((rule) => findings.has(rule));
const isPaying = ({ signs }: CheckFacts) => signs.live + signs.tests > 0;
const byModule = ({ kind }: CheckFacts) => kind === 'module';
const seenIf = (isSeen: boolean): CheckState => (isSeen ? 'done' : 'unseen');

/** One judgement a check; undefined where the check does not concern this kind of integration. */
const JUDGES: Record<Check, Judge> = {
  'real-shop': (facts) => (found(facts, 'demo-shop') || DEMO_SHOPS.includes(facts.shopId) ? 'todo' : 'done'),
  // A payment that arrived here came by our addresses.
  'own-domains': (facts) =>
    found(facts, 'demo-domain', 'domain-with-scheme', 'domain-without-scheme') ? 'todo' : seenIf(isPaying(facts)),
  'keys-saved': (facts) => (found(facts, 'wrong-public-key', 'key-not-a-key') ? 'todo' : seenIf(isPaying(facts))),
  currency: (facts) =>
    found(facts, 'currency-legacy', 'currency-not-a-code', 'currency-not-enabled')
      ? 'todo'
      : seenIf(facts.signs.live > 0),
  'minor-units': (facts) =>
    found(facts, 'decimals', 'library-exponent', 'hundred-always')
      ? 'todo'
      : seenIf(byModule(facts) && facts.signs.live > 0),
  'unique-order': ({ signs, ...facts }) => {
    if (signs.withoutOrder + signs.repeatedOrders > 0 || found({ signs, ...facts }, 'order-not-found')) return 'todo';
    return seenIf(signs.live + signs.tests >= LEAST_TO_JUDGE);
  },
  'notification-address': (facts) => {
    if (facts.notifications === 'refused' || found(facts, 'notification-unreachable', 'notification-url-pattern'))
      return 'todo';
    return seenIf(facts.notifications === 'accepted');
  },
  // Our modules answer 200 to nothing that they could not check; of other code nobody here knows whether it checks at all.
  signature: (facts) =>
    found(facts, 'not-authenticated', 'basic-header-stripped', 'wrong-public-key')
      ? 'todo'
      : seenIf(byModule(facts) && facts.notifications === 'accepted'),
  statuses: (facts) =>
    found(facts, 'status-mapping', 'change-status-off', 'authorization-not-captured')
      ? 'todo'
      : seenIf(byModule(facts) && facts.notifications === 'accepted' && hasBothEnds(facts.signs)),
  repeats: () => 'unseen',
  'asks-when-silent': () => 'unseen',
  'three-ds': ({ signs }) => (signs.usesCards || signs.live === 0 ? seenIf(signs.hasThreeDs) : undefined),
  'browser-fields': ({ kind }) => (kind === 'host-to-host' ? 'unseen' : undefined),
  'refund-tried': ({ signs }) => (signs.hasRefund ? 'done' : 'todo'),
  'bills-live': (facts) => {
    if (!facts.signs.usesBills) return undefined;
    return found(facts, 'erip-test-code') || !facts.signs.hasLiveBill ? 'todo' : 'done';
  },
  'limits-agreed': ({ limits }) => {
    if (limits === undefined) return 'unseen';
    return limits > 0 ? 'done' : 'todo';
  },
  'test-off': (facts) => {
    if (found(facts, 'test-mode')) return 'todo';
    if (!isPaying(facts)) return 'unseen';
    return isLiveAfterTest(facts.signs) ? 'done' : 'todo';
  },
};

const hasBothEnds = ({ statuses }: PaymentSigns) => statuses.includes('successful') && statuses.includes('failed');

/** Whether a real payment has followed the last test one. */
export function isLiveAfterTest({ lastLiveAt, lastTestAt }: Pick<PaymentSigns, 'lastLiveAt' | 'lastTestAt'>): boolean {
  if (lastLiveAt === null) return false;
  return lastTestAt === null || Temporal.Instant.compare(lastTestAt, lastLiveAt) < 0;
}

/** The go-live checklist of one shop: what concerns its kind of integration, in order. */
export function checklistOf(facts: CheckFacts): CheckResult[] {
  return CHECKS.flatMap((check) => {
    const state = JUDGES[check](facts);
    return state === undefined ? [] : [{ check, state }];
  });
}

/** How far a checklist is. */
export function progressOf(results: readonly CheckResult[]): Record<CheckState, number> {
  const count = (state: CheckState) => results.filter((result) => result.state === state).length;
  return { done: count('done'), todo: count('todo'), unseen: count('unseen') };
}
