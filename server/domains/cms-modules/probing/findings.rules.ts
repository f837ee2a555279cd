import { cacheMarks, firewallMarks } from '../../../kernel/shop-answer.ts';
import { readCallback } from './callback.rules.ts';
import type { AskedAddress, KnownAddress, ProbeCheck, ProbeExchange, ProbeFinding, Sight } from './contract.ts';
import { isOwnAddress } from './known-addresses.rules.ts';

/** What is known besides what was seen. */
export interface LookedFor {
  notification: KnownAddress | null;
  return: KnownAddress | null;
  module: string | undefined;
  at: Temporal.Instant;
}

const SEVERITY: Readonly<Record<ProbeCheck, ProbeFinding['severity']>> = {
  'name-unknown': 'breaks',
  'name-inside': 'breaks',
  'shop-unreachable': 'breaks',
  'shop-slow': 'harms',
  'tls-expired': 'breaks',
  'tls-chain': 'breaks',
  'tls-name': 'breaks',
  'tls-other': 'breaks',
  'tls-expiring': 'harms',
  'tls-old-only': 'breaks',
  'tls-old-offered': 'notice',
  'no-secure-site': 'harms',
  'certificate-holds': 'good',
  'callback-works': 'good',
  'callback-unknown-answer': 'notice',
  'callback-missing': 'breaks',
  'callback-minus-one': 'breaks',
  'callback-login': 'breaks',
  'callback-page': 'harms',
  'callback-redirect-secure': 'breaks',
  'callback-redirect': 'breaks',
  'callback-firewall': 'breaks',
  'callback-broken': 'harms',
  'callback-unreachable': 'breaks',
  'callback-cached': 'breaks',
  'callback-foreign-host': 'harms',
  'callback-not-known': 'notice',
  'return-missing': 'harms',
  'return-broken': 'harms',
  'return-foreign-host': 'notice',
  'clock-skew': 'harms',
  'firewall-present': 'notice',
  'mixed-content': 'notice',
};

const ORDER: readonly ProbeFinding['severity'][] = ['breaks', 'harms', 'notice', 'good'];
const SLOW_MS = 5_000;
const DAYS_TO_RENEW = 14;
/** A signature with a time in it is refused from here on by usual tolerances. */
const SKEW_SECONDS = 120;
const OLD_VERSIONS = new Set(['TLSv1', 'TLSv1.1']);

/** What a look means, worst first. */
export function findingsOf(sight: Sight, looked: LookedFor): ProbeFinding[] {
  const home = exchangeOf(sight, 'home');
  const found = [
    ...nameFindings(home),
    ...certificateFindings(sight, home, looked.at),
    ...reachFindings(sight, home),
    ...callbackFindings(sight, looked),
    ...returnFindings(sight, looked),
    ...pageFindings(sight, home),
  ];
  return found.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

const finding = (check: ProbeCheck, details: Record<string, string> = {}): ProbeFinding => ({
  check,
  severity: SEVERITY[check],
  details,
});

const exchangeOf = ({ exchanges }: Sight, what: AskedAddress) => exchanges.find((one) => one.what === what);

function nameFindings(home: ProbeExchange | undefined): ProbeFinding[] {
  if (home?.problem === 'dns') return [finding('name-unknown')];
  return home?.refusal === null || home === undefined ? [] : [finding('name-inside')];
}

const TLS_PROBLEMS = ['tls-expired', 'tls-chain', 'tls-name', 'tls-other'] as const;

function certificateFindings(sight: Sight, home: ProbeExchange | undefined, at: Temporal.Instant): ProbeFinding[] {
  const old = sight.tlsVersions.filter((version) => OLD_VERSIONS.has(version));
  const isAllOld = old.length === sight.tlsVersions.length;
  return [
    ...proofFindings(sight, home, at),
    ...(old.length === 0 ? [] : [finding(isAllOld ? 'tls-old-only' : 'tls-old-offered', { versions: old.join(', ') })]),
  ];
}

function proofFindings({ certificate }: Sight, home: ProbeExchange | undefined, at: Temporal.Instant): ProbeFinding[] {
  const names: Record<string, string> =
    certificate === null ? {} : { name: certificate.name, issuer: certificate.issuer, until: certificate.validTo };
  const problem = TLS_PROBLEMS.find((word) => word === home?.problem);
  if (problem !== undefined) return [finding(problem, names)];
  if (certificate === null || home?.status == null) return [];
  const days = daysLeft(certificate.validTo, at);
  return [finding(days <= DAYS_TO_RENEW ? 'tls-expiring' : 'certificate-holds', { ...names, days: String(days) })];
}

/** Whole days until a certificate ends; negative when it has ended. */
export const daysLeft = (validTo: string, at: Temporal.Instant): number =>
  Math.floor(Temporal.Instant.from(validTo).since(at).total('hours') / 24);

const UNREACHABLE = new Set(['refused', 'timeout', 'interrupted']);

function reachFindings(sight: Sight, home: ProbeExchange | undefined): ProbeFinding[] {
  const plain = exchangeOf(sight, 'home-plain');
  if (home === undefined || !UNREACHABLE.has(home.problem ?? ''))
    return home !== undefined && home.status !== null && home.timings.totalMs >= SLOW_MS
      ? [finding('shop-slow', { seconds: (home.timings.totalMs / 1000).toFixed(1) })]
      : [];
  return [finding(plain?.status == null ? 'shop-unreachable' : 'no-secure-site', { problem: home.problem ?? '' })];
}

function callbackFindings(sight: Sight, { notification, module }: LookedFor): ProbeFinding[] {
  if (notification === null) return [finding('callback-not-known')];
  if (!isOwnAddress(notification.url, sight.host)) return [finding('callback-foreign-host', { url: notification.url })];
  const asked = exchangeOf(sight, 'notification');
  if (asked === undefined) return [];
  if (asked.status === null)
    return [finding('callback-unreachable', { url: asked.url, problem: asked.problem ?? asked.refusal ?? '' })];
  const { check, details } = readCallback(
    { url: asked.url, status: asked.status, headers: asked.headers, body: asked.excerpt },
    module,
  );
  const cached = cacheMarks(asked.headers);
  return [
    finding(check, details),
    ...(cached.length === 0 ? [] : [finding('callback-cached', { url: asked.url, marks: cached.join(', ') })]),
  ];
}

function returnFindings(sight: Sight, { return: address }: LookedFor): ProbeFinding[] {
  if (address === null) return [];
  if (!isOwnAddress(address.url, sight.host)) return [finding('return-foreign-host', { url: address.url })];
  const status = exchangeOf(sight, 'return')?.status ?? 0;
  const details = { url: address.url, status: String(status) };
  if (status === 404 || status === 410) return [finding('return-missing', details)];
  return status >= 500 ? [finding('return-broken', details)] : [];
}

function pageFindings(sight: Sight, home: ProbeExchange | undefined): ProbeFinding[] {
  const { clockSkewSeconds: skew, mixedContent } = sight;
  const guards = home === undefined ? [] : firewallMarks(home.headers, '');
  return [
    ...(skew !== null && Math.abs(skew) >= SKEW_SECONDS ? [finding('clock-skew', { seconds: String(skew) })] : []),
    ...(guards.length === 0 ? [] : [finding('firewall-present', { guard: guards.join(', ') })]),
    ...(mixedContent.length === 0 ? [] : [finding('mixed-content', { addresses: mixedContent.join(', ') })]),
  ];
}
