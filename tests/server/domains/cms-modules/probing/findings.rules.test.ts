import { describe, expect, test } from 'vitest';
import type { ProbeExchange, Sight } from '../../../../../server/domains/cms-modules/probing/contract.ts';
import { factsOfSight } from '../../../../../server/domains/cms-modules/probing/facts-of-sight.rules.ts';
import {
  daysLeft,
  findingsOf,
  type LookedFor,
} from '../../../../../server/domains/cms-modules/probing/findings.rules.ts';
import { NOON } from '../../../../support/database.ts';

const exchange = (what: ProbeExchange['what'], more: Partial<ProbeExchange> = {}): ProbeExchange => ({
  what,
  method: 'GET',
  url: what === 'notification' ? 'https://shop.example/?wc-api=WC_Gateway_BeGateway' : 'https://shop.example/',
  status: 200,
  problem: null,
  refusal: null,
  headers: {},
  excerpt: '',
  address: '93.184.215.14',
  timings: { totalMs: 120 },
  ...more,
});
const certificate = (days: number) => ({
  name: 'shop.example',
  names: ['shop.example'],
  issuer: 'An authority',
  validFrom: '2026-01-01T00:00:00Z',
  validTo: NOON.add({ hours: days * 24 + 1 }).toString(),
  fingerprint: 'aa',
});
const sight = (more: Partial<Sight> = {}): Sight => ({
  host: 'shop.example',
  addresses: ['93.184.215.14'],
  authorities: [],
  tlsVersions: ['TLSv1.2', 'TLSv1.3'],
  certificate: certificate(60),
  clockSkewSeconds: 0,
  mixedContent: [],
  exchanges: [exchange('home')],
  ...more,
});
const looked: LookedFor = {
  notification: { url: 'https://shop.example/?wc-api=WC_Gateway_BeGateway', from: 'pattern' },
  return: null,
  module: 'woocommerce',
  at: NOON,
};
const checks = (seen: Sight, given: Partial<LookedFor> = {}) =>
  findingsOf(seen, { ...looked, ...given }).map(({ check, severity }) => [check, severity]);
const callback = (more: Partial<ProbeExchange>) =>
  sight({ exchanges: [exchange('home'), exchange('notification', more)] });

describe('what a look means', () => {
  test('a shop where all is well: its certificate holds and its module answers in its own words', () => {
    const seen = callback({ status: 500, excerpt: 'beGateway Notify Failure' });

    expect(checks(seen)).toEqual([
      ['certificate-holds', 'good'],
      ['callback-works', 'good'],
    ]);
  });

  test.each<[string, Sight, string, string]>([
    [
      'no address',
      sight({ exchanges: [exchange('home', { status: null, problem: 'dns' })] }),
      'name-unknown',
      'breaks',
    ],
    [
      'an inner address',
      sight({ exchanges: [exchange('home', { status: null, refusal: 'address-refused' })] }),
      'name-inside',
      'breaks',
    ],
    [
      'nobody listens',
      sight({ exchanges: [exchange('home', { status: null, problem: 'refused' })] }),
      'shop-unreachable',
      'breaks',
    ],
    [
      'plain http only',
      sight({ exchanges: [exchange('home', { status: null, problem: 'refused' }), exchange('home-plain')] }),
      'no-secure-site',
      'harms',
    ],
    ['a slow answer', sight({ exchanges: [exchange('home', { timings: { totalMs: 6_000 } })] }), 'shop-slow', 'harms'],
    [
      'an ended certificate',
      sight({ certificate: certificate(-3), exchanges: [exchange('home', { status: null, problem: 'tls-expired' })] }),
      'tls-expired',
      'breaks',
    ],
    [
      'a broken chain',
      sight({ exchanges: [exchange('home', { status: null, problem: 'tls-chain' })] }),
      'tls-chain',
      'breaks',
    ],
    [
      'another name',
      sight({ exchanges: [exchange('home', { status: null, problem: 'tls-name' })] }),
      'tls-name',
      'breaks',
    ],
    [
      'a failed handshake',
      sight({ certificate: null, exchanges: [exchange('home', { status: null, problem: 'tls-other' })] }),
      'tls-other',
      'breaks',
    ],
    ['two weeks left', sight({ certificate: certificate(14) }), 'tls-expiring', 'harms'],
    ['old versions only', sight({ tlsVersions: ['TLSv1'] }), 'tls-old-only', 'breaks'],
    ['an old version beside', sight({ tlsVersions: ['TLSv1.1', 'TLSv1.2'] }), 'tls-old-offered', 'notice'],
    ['a slow clock', sight({ clockSkewSeconds: -120 }), 'clock-skew', 'harms'],
    [
      'a guard at the door',
      sight({ exchanges: [exchange('home', { headers: { server: 'ddos-guard' } })] }),
      'firewall-present',
      'notice',
    ],
    ['plain parts in a secure page', sight({ mixedContent: ['http://cdn.example/a.js'] }), 'mixed-content', 'notice'],
    ['a closed callback', callback({ status: null, problem: 'timeout' }), 'callback-unreachable', 'breaks'],
    ['a stored callback', callback({ status: 200, headers: { 'x-cache': 'HIT' } }), 'callback-cached', 'breaks'],
  ])('%s', (_what, seen, check, severity) => {
    expect(checks(seen)).toContainEqual([check, severity]);
  });

  test('a certificate with fifteen days is well, one with fourteen is not', () => {
    expect(checks(sight({ certificate: certificate(15) }))).toContainEqual(['certificate-holds', 'good']);
    expect([daysLeft(certificate(15).validTo, NOON), daysLeft(certificate(-3).validTo, NOON)]).toEqual([15, -3]);
  });

  test('addresses elsewhere are told and not asked, an unknown one is told', () => {
    const foreign = { url: 'https://other.example/cb', from: 'settings' as const };

    expect(checks(sight(), { notification: foreign, return: foreign })).toEqual([
      ['callback-foreign-host', 'harms'],
      ['return-foreign-host', 'notice'],
      ['certificate-holds', 'good'],
    ]);
    expect(checks(sight(), { notification: null })).toContainEqual(['callback-not-known', 'notice']);
  });

  test.each([
    [404, 'return-missing'],
    [500, 'return-broken'],
  ])('a return address that answers %i: %s', (status, check) => {
    const seen = sight({ exchanges: [exchange('home'), exchange('return', { status })] });

    expect(checks(seen, { return: { url: 'https://shop.example/thanks', from: 'settings' } })).toContainEqual([
      check,
      'harms',
    ]);
  });
});

test('what a look adds to the facts: also that a trouble is no longer there', () => {
  const troubled = callback({ status: 301, headers: { location: 'https://shop.example/login', age: '9' } });
  const factsOf = (seen: Sight) =>
    Object.fromEntries(factsOfSight(seen, findingsOf(seen, looked), NOON).map(({ key, value }) => [key, value]));

  expect(factsOf(troubled)).toEqual({
    'tls-days-left': '60',
    'tls-problem': '',
    'clock-skew-seconds': '0',
    'notification-redirect': 'https://shop.example/login',
    firewall: '',
    'page-cache': 'age: 9',
  });
  expect(factsOf(callback({ status: 500, excerpt: 'beGateway Notify Failure' }))).toMatchObject({
    'notification-redirect': '',
    'page-cache': '',
  });
});
