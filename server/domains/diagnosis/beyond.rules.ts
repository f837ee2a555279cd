import type { ModuleState, RuleId } from '../cms-modules/contract.ts';
import type { DeliveryFacts as Delivered, DeliveryClass, DeliveryFact } from '../deliveries/contract.ts';
import type { IncidentFact as Incident, ScopeKind } from '../incidents/contract.ts';
import type { WorksFact } from '../incidents/works/contract.ts';
import type { LimitFacts as Limited, LimitKind } from '../limits/contract.ts';
import type {
  DeliveryFacts,
  DeliveryOutcome,
  IncidentFact,
  LimitFact,
  LimitFacts,
  ModuleFacts,
  ModuleFinding,
  RecognisedLimit,
} from './facts.ts';

/** What other domains answer, as a verdict asks it. */

const OUTCOMES: Record<DeliveryClass, DeliveryOutcome> = {
  'sent-ok': 'accepted',
  'too-slow': 'accepted',
  dns: 'unreachable',
  refused: 'unreachable',
  timeout: 'unreachable',
  interrupted: 'unreachable',
  'tls-expired': 'unreachable',
  'tls-chain': 'unreachable',
  'tls-name': 'unreachable',
  'tls-other': 'unreachable',
  'redirect-https': 'redirected',
  redirect: 'redirected',
  unauthorized: 'unauthorized',
  forbidden: 'blocked',
  firewall: 'blocked',
  csrf: 'blocked',
  'not-found': 'not-found',
  'client-error': 'site-error',
  'server-error': 'site-error',
  'not-200': 'site-error',
  'error-text': 'refused',
  unknown: 'unseen',
};

/** A module that answers 200 says in its text what it did not like; a page in place of the module is a wrong address. */
const OF_TEXT = {
  unauthorized: 'unauthorized',
  'order-unknown': 'order-unknown',
  'amount-differs': 'amount-differs',
  'login-page': 'not-found',
  page: 'not-found',
  other: 'refused',
} as const satisfies Record<NonNullable<DeliveryFact['errorText']>, DeliveryOutcome>;

export function asDeliveries({ hasLog, attempts, next, gaveUp, knew }: Delivered): DeliveryFacts {
  return {
    hasLog,
    attempts: attempts.map(({ id, at, class: kind, errorText, httpStatus, excerpt, source }) => ({
      id,
      at,
      outcome: errorText === null ? OUTCOMES[kind] : OF_TEXT[errorText],
      class: kind,
      httpStatus,
      excerpt,
      source,
    })),
    next,
    gaveUp,
    ...(knew === null ? {} : { knewBy: knew }),
  };
}

const KINDS: Record<LimitKind, Pick<LimitFact, 'kind' | 'unit'>> = {
  'single-amount': { kind: 'single', unit: 'amount' },
  'day-amount': { kind: 'day', unit: 'amount' },
  'day-count': { kind: 'day', unit: 'count' },
  'month-amount': { kind: 'month', unit: 'amount' },
  'month-count': { kind: 'month', unit: 'count' },
};
const EXHAUSTED = { yes: 'yes', maybe: 'perhaps', no: 'no' } as const;

export function asLimits({ limits, recognised }: Limited): LimitFacts {
  return {
    register: limits.map(({ limitId, kind, currency, cap, usedLow, usedHigh, isReached, windowEnd }) => ({
      id: limitId,
      ...KINDS[kind],
      currency,
      cap,
      usedLow,
      usedHigh,
      exhausted: EXHAUSTED[isReached],
      renewsAt: windowEnd,
    })),
    ...(recognised === null ? {} : { recognised: asRecognised(recognised) }),
  };
}

const asRecognised = ({ code, startedAt, declined, bins }: NonNullable<Limited['recognised']>): RecognisedLimit => ({
  code,
  since: startedAt,
  declined,
  bins,
});

const SEVERITIES = { breaks: 'bad', harms: 'warn', notice: 'note' } as const;

const ABOUT: Partial<Record<RuleId, ModuleFinding['about']>> = {
  'test-mode': 'test-mode',
  'demo-shop': 'test-mode',
  'demo-domain': 'test-mode',
  'wrong-public-key': 'key',
  'key-not-a-key': 'key',
  'basic-header-stripped': 'key',
  'not-authenticated': 'key',
  'currency-legacy': 'currency',
  'currency-synonym': 'currency',
  'currency-not-a-code': 'currency',
  'currency-not-enabled': 'currency',
  'status-mapping': 'status',
  'change-status-off': 'status',
  'notification-unreachable': 'notification',
  'notification-url-pattern': 'notification',
  'erip-second-dropped': 'erip',
};

/** What a click on a finding opens is the shop, where it stands with its facts. */
export const asModule = ({ shopId, cms, cmsVersion, findings }: ModuleState): ModuleFacts => ({
  platform: cms === null ? null : [cms, cmsVersion].filter((part) => part !== null).join(' '),
  findings: findings.map(({ rule, severity, words: { ru, en } }) => ({
    id: String(shopId),
    rule,
    about: ABOUT[rule] ?? 'other',
    severity: SEVERITIES[severity],
    text: { ru: ru.title, en: en.title },
    fix: { ru: ru.merchant, en: en.merchant },
  })),
});

const asIncident = ({ id, number, scope, startedAt, resolvedAt, isHeld, broken }: Incident): IncidentFact => ({
  id,
  title: { ru: `№ ${number}, ${scope.name}`, en: `no. ${number}, ${scope.name}` },
  since: startedAt,
  until: resolvedAt,
  scope: scope.kind,
  ...(broken === null ? {} : { payments: broken }),
  ...(isHeld ? { isSuspected: true } : {}),
  isPlanned: false,
});

const asWorks = ({ id, scope, start, end, ru, en }: WorksFact): IncidentFact => ({
  id,
  title: { ru: ru || scope.name, en: en || scope.name },
  since: start,
  until: end,
  scope: scope.kind satisfies ScopeKind,
  isPlanned: true,
});

export const asIncidents = (over: { incidents: Incident[]; works: WorksFact[] }): IncidentFact[] => [
  ...over.incidents.map(asIncident),
  ...over.works.map(asWorks),
];
