import { expect, test } from 'vitest';
import { renotifySourcesOf } from '../../../../server/domains/gateways/renotify-sources.rules.ts';

const origins = { backOffice: 'https://office.example', gateway: 'https://gateway.example' };
const source = (name: string, more: object = {}) => ({
  name,
  paused: false,
  kind: 'begateway-back-office' as const,
  settings: { user: '55', origins },
  fingerprints: { shops: [] as { shopId: number; secret?: string }[] },
  ...more,
});
const namesFor = (sources: ReturnType<typeof source>[]) => renotifySourcesOf(sources, 361).map(({ name }) => name);

test('who has the shop’s own key is asked first, then who sees all shops; who cannot be asked is not', () => {
  const all = source('all');
  const withKey = source('with key', { fingerprints: { shops: [{ shopId: 361, secret: 'abcd' }] } });
  const report = source('its report', { kind: 'begateway-report', settings: { user: '361', origins } });
  const other = source('another shop', { kind: 'begateway-report', settings: { user: '362', origins } });
  const paused = source('paused', { paused: true });
  const closed = source('without a gateway', { settings: { user: '55', origins: { backOffice: origins.backOffice } } });

  expect(namesFor([all, paused, closed, other, report, withKey])).toEqual(['its report', 'with key', 'all']);
});
