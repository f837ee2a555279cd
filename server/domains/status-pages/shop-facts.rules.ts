import type { RuleId, ShortFinding } from '../cms-modules/contract.ts';
import { type CheckFacts, checklistOf, type IntegrationKind, type PaymentSigns } from './checklist.rules.ts';
import type { NotificationFacts, ShopFacts } from './facts.ts';

/** What the domains know of a shop; whatever is undefined nobody knows. */
export interface KnownOfShop {
  shopId: number;
  /** As somebody entered it. */
  cms: string | null;
  payments: { signs: PaymentSigns; kind: Exclude<IntegrationKind, 'module'>; platform: string | null } | undefined;
  module:
    | {
        cms: string | null;
        cmsVersion: string | null;
        module: string | null;
        moduleVersion: string | null;
        lastSeenAt: string | null;
        /** In words for outsiders. */
        findings: readonly Pick<ShortFinding, 'rule' | 'severity' | 'words'>[];
      }
    | undefined;
  notifications: NotificationFacts | undefined;
  limits: number;
}

/** Ids and version numbers; own words that somebody typed into such a field could be anything, a name among them. */
const PLAIN = /^[a-z0-9][a-z0-9.+_-]{0,30}$/i;

/** A shop as its page tells of it. */
export function shopFacts({ shopId, cms, payments, module, notifications, limits }: KnownOfShop): ShopFacts {
  const signs = payments?.signs ?? NO_SIGNS;
  const isOurs = (module?.module ?? null) !== null || (payments?.platform ?? null) !== null || cms !== null;
  const kind = isOurs ? 'module' : (payments?.kind ?? 'unknown');
  const findings = module?.findings ?? [];
  const rules = new Set<RuleId>(findings.map(({ rule }) => rule));
  return {
    shopId,
    kind,
    cms: plain(module?.cms ?? cms),
    cmsVersion: plain(module?.cmsVersion),
    moduleVersion: plain(module?.moduleVersion),
    seenAt: module?.lastSeenAt ?? null,
    findings: findings.map(({ severity, words }) => ({ severity, words })),
    signs,
    notifications,
    checklist: checklistOf({
      shopId,
      kind,
      findings: rules,
      signs,
      notifications: acceptance(notifications),
      limits: payments === undefined ? undefined : limits,
    }),
  };
}

const plain = (text: string | null | undefined): string | null => (text != null && PLAIN.test(text) ? text : null);

const ACCEPTANCE: Record<NotificationFacts['health'], CheckFacts['notifications']> = {
  healthy: 'accepted',
  recovered: 'accepted',
  failing: 'refused',
  broken: 'refused',
  silent: undefined,
  'no-log': undefined,
};
const acceptance = (notifications: NotificationFacts | undefined) => notifications && ACCEPTANCE[notifications.health];

const NO_SIGNS: PaymentSigns = {
  live: 0,
  tests: 0,
  lastLiveAt: null,
  lastTestAt: null,
  withoutOrder: 0,
  repeatedOrders: 0,
  hasRefund: false,
  hasThreeDs: false,
  usesCards: false,
  usesBills: false,
  hasLiveBill: false,
  statuses: [],
};
