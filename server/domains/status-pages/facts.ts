import type { FindingWords, Severity } from '../cms-modules/contract.ts';
import type { LimitKind } from '../limits/contract.ts';
import type { CheckResult, IntegrationKind, PaymentSigns } from './checklist.rules.ts';
import type { HistoryState, PageLanguage } from './contract.ts';
import type { Day } from './history.rules.ts';

/** A text in each language of the pages. */
export type Both = Record<PageLanguage, string>;

/** What a merchant's page tells of one shop. Nothing here names anybody, and there is no amount in it. */
export interface ShopFacts {
  shopId: number;
  kind: IntegrationKind;
  /** The platform's id, `woocommerce`, and versions, where they are known. */
  cms: string | null;
  cmsVersion: string | null;
  moduleVersion: string | null;
  seenAt: string | null;
  findings: readonly { severity: Severity; words: Record<PageLanguage, Pick<FindingWords, 'title' | 'merchant'>> }[];
  signs: PaymentSigns;
  /** Undefined while nothing tells of the shop's notifications. */
  notifications: NotificationFacts | undefined;
  checklist: readonly CheckResult[];
}

export interface NotificationFacts {
  health: 'healthy' | 'failing' | 'broken' | 'recovered' | 'silent' | 'no-log';
  since: string | null;
  lastAcceptedAt: string | null;
}

/** A way that payments go: a bank or a kind of payment. */
export interface ChannelFacts {
  /** `acquirer:…` or `method:…`. */
  key: string;
  name: Both;
  state: HistoryState;
}

export interface NoticeFacts {
  id: string;
  title: Both;
  state: HistoryState;
  /** How far it is: found, known, watched, over. */
  stage: 'investigating' | 'identified' | 'monitoring' | 'resolved';
  from: string;
  to: string | null;
  channels: readonly Both[];
  updates: readonly { at: string; text: Both }[];
}

export interface WorksFacts {
  id: string;
  channels: readonly Both[];
  from: string;
  to: string;
  note: Both;
}

/** The ninety days of one component; days before anything was known of it are undefined. */
export interface HistoryFacts {
  key: string;
  name: Both;
  days: readonly (Day | undefined)[];
}

/** How full the limits behind the shops are: in words, never how much. */
export type LimitLevel = 'room' | 'filling' | 'nearly-used-up' | 'used-up';

export interface PageFacts {
  at: Temporal.Instant;
  zone: string;
  /** The provider that runs the desk; empty until it has a name. */
  provider: string;
  channels: readonly ChannelFacts[];
  incidents: readonly NoticeFacts[];
  works: readonly WorksFacts[];
  history: readonly HistoryFacts[];
}

export interface MerchantPageFacts extends PageFacts {
  shops: readonly ShopFacts[];
  /** Undefined where the link does not show them. */
  limits: readonly { channel: Both; kind: LimitKind; level: LimitLevel; foretold: boolean }[] | undefined;
}
