import { cacheMarks } from '../../../kernel/shop-answer.ts';
import type { FactKey } from '../contract.ts';
import type { ProbeFinding, Sight } from './contract.ts';
import { daysLeft } from './findings.rules.ts';

export interface SeenFact {
  key: FactKey;
  value: string;
  place: string | null;
}

/** What a look adds to what is known of a shop. Keys whose value is empty were looked for and not found. */
export function factsOfSight(sight: Sight, findings: readonly ProbeFinding[], at: Temporal.Instant): SeenFact[] {
  const { certificate, clockSkewSeconds, exchanges } = sight;
  const callback = exchanges.find(({ what }) => what === 'notification');
  const found = (...checks: readonly ProbeFinding['check'][]) => findings.find(({ check }) => checks.includes(check));
  const fact = (key: FactKey, value: string | undefined, place = `https://${sight.host}/`): SeenFact[] =>
    value === undefined ? [] : [{ key, value, place }];
  return [
    ...fact('tls-days-left', certificate === null ? undefined : String(daysLeft(certificate.validTo, at))),
    ...fact('tls-problem', found('tls-expired', 'tls-chain', 'tls-name', 'tls-other')?.check ?? ''),
    ...fact('clock-skew-seconds', clockSkewSeconds === null ? undefined : String(clockSkewSeconds)),
    ...(callback === undefined
      ? []
      : [
          ...fact(
            'notification-redirect',
            found('callback-redirect', 'callback-redirect-secure')?.details.location ?? '',
            callback.url,
          ),
          ...fact('firewall', found('callback-firewall', 'firewall-present')?.details.guard ?? '', callback.url),
          ...fact('page-cache', cacheMarks(callback.headers).join(', '), callback.url),
        ]),
  ];
}
