import type { LimitKind } from '../../limits/contract.ts';
import type { Check, CheckState, IntegrationKind } from '../checklist.rules.ts';
import type { HistoryState } from '../contract.ts';
import type { LimitLevel, NoticeFacts, NotificationFacts } from '../facts.ts';

/** A check in words: what it is, and what to do where facts speak against it or say nothing. */
export type CheckWords = Record<Check, { title: string; todo?: string; unseen?: string }>;

/** Everything that the pages say by themselves. `{name}` is filled in. */
export interface Words {
  title: string;
  publicTitle: string;
  /** What is said of the whole, mildest first. */
  overall: Record<HistoryState, string>;
  /** What is said where no way of payment is known yet. */
  overallNothing: string;
  /** What is said where nothing is wrong with the ways of payment and something with the shop. */
  overallTodo: string;
  state: Record<HistoryState, string>;
  asOf: string;
  otherLanguage: string;
  skip: string;
  shops: string;
  shop: string;
  kind: Record<IntegrationKind, string>;
  module: string;
  moduleVersion: string;
  seenAt: string;
  noShops: string;
  notifications: string;
  health: Record<NotificationFacts['health'], string>;
  healthUnknown: string;
  lastAccepted: string;
  neverAccepted: string;
  since: string;
  payments: string;
  lastLive: string;
  lastTest: string;
  never: string;
  liveFollowed: string;
  onlyTests: string;
  testAfterLive: string;
  noTests: string;
  findings: string;
  noFindings: string;
  severity: Record<'breaks' | 'harms' | 'notice', string>;
  checklist: string;
  checklistProgress: string;
  checkState: Record<CheckState, string>;
  channels: string;
  noChannels: string;
  incidents: string;
  noIncidents: string;
  stage: Record<NoticeFacts['stage'], string>;
  works: string;
  noWorks: string;
  touches: string;
  from: string;
  until: string;
  lasts: string;
  limits: string;
  noLimits: string;
  limitKind: Record<LimitKind, string>;
  level: Record<LimitLevel, string>;
  levelUsedUp: string;
  levelForetold: string;
  history: string;
  historyRule: string;
  historyGood: string;
  historyNothing: string;
  historyUnknown: string;
  historyDays: string;
  today: string;
  daysAgo: string;
  minutes: string;
  hoursMinutes: string;
  inState: Record<Exclude<HistoryState, 'ok'>, string>;
  available: string;
  legend: string;
  paste: string;
  pasteText: string;
  pasteLabel: string;
  pasteShop: string;
  pasteButton: string;
  pasteNote: string;
  pasted: string;
  pastedKind: string;
  pastedMissing: string;
  pastedNothing: string;
  pastedUnread: string;
  pastedEmpty: string;
  pastedTooLong: string;
  pastedTooOften: string;
  quote: string;
  secret: string;
  publicChannels: string;
  publicNoChannels: string;
  publicNoIncidents: string;
  /** What the badge speaks of, in a word. */
  badge: string;
  publicFoot: string;
  gone: string;
  goneText: string;
  tooMany: string;
  tooManyText: string;
  reportKind: Record<
    'woo-ssr' | 'woo-html' | 'site-health' | 'magento-form' | 'presta' | 'module-log' | 'posted',
    string
  >;
}
