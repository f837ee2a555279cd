import { describe, expect, test } from 'vitest';
import { limitLevel } from '../../../../server/domains/status-pages/limit-level.rules.ts';
import { channelsOf, named } from '../../../../server/domains/status-pages/named-components.rules.ts';
import { cameFromHere } from '../../../../server/domains/status-pages/outside/came-from.rules.ts';
import { etagOf } from '../../../../server/domains/status-pages/outside/etag-of.ts';
import { type KnownOfShop, shopFacts } from '../../../../server/domains/status-pages/shop-facts.rules.ts';

const NOTHING: KnownOfShop = {
  shopId: 4001,
  cms: null,
  payments: undefined,
  module: undefined,
  notifications: undefined,
  limits: 0,
};
const words = {
  ru: { title: 'т', why: '', ask: '', merchant: 'м' },
  en: { title: 't', why: '', ask: '', merchant: 'm' },
};
const stateOf = (known: Partial<KnownOfShop>, check: string) =>
  shopFacts({ ...NOTHING, ...known }).checklist.find((each) => each.check === check)?.state;

describe('what a page tells of a shop', () => {
  test('of a shop that nothing is known of: nothing, and no limits are missed that nobody could know', () => {
    const facts = shopFacts(NOTHING);

    expect([facts.kind, facts.cms, facts.findings, facts.notifications]).toEqual(['unknown', null, [], undefined]);
    expect(stateOf({}, 'limits-agreed')).toBe('unseen');
  });

  test('a field into which somebody may have typed anything is told of only when it is an id or a number', () => {
    const module = { module: null, lastSeenAt: null, findings: [] };
    const told = (cms: string | null, cmsVersion: string | null, moduleVersion: string | null) => {
      const facts = shopFacts({ ...NOTHING, module: { ...module, cms, cmsVersion, moduleVersion } });
      return [facts.cms, facts.cmsVersion, facts.moduleVersion];
    };

    expect(told('woocommerce', '8.2.1', '2.5.0-beta+1')).toEqual(['woocommerce', '8.2.1', '2.5.0-beta+1']);
    expect(told('made by Ivan Petrov', 'ivan@example.com', '<b>')).toEqual([null, null, null]);
  });

  test('what was found stands on the page and speaks in the checklist', () => {
    const finding = { rule: 'test-mode' as const, severity: 'breaks' as const, words };
    const module = {
      cms: 'woocommerce',
      cmsVersion: null,
      module: 'woocommerce-begateway',
      moduleVersion: null,
      lastSeenAt: '2026-11-09T08:00:00Z',
      findings: [finding],
    };

    expect(shopFacts({ ...NOTHING, module }).findings).toEqual([{ severity: 'breaks', words }]);
    expect(stateOf({ module }, 'test-off')).toBe('todo');
  });

  test.each([
    ['healthy', 'done'],
    ['recovered', 'done'],
    ['failing', 'todo'],
    ['broken', 'todo'],
    ['silent', 'unseen'],
    ['no-log', 'unseen'],
  ] as const)('notifications that are %s: the address is %s', (health, state) => {
    const notifications = { health, since: null, lastAcceptedAt: null };

    expect(stateOf({ notifications, cms: 'opencart-3' }, 'notification-address')).toBe(state);
  });
});

const usage = (share: number, pBeforeBankOpens?: number, usedLow = 100 * share) =>
  ({
    usage: {
      windowStart: '2026-11-01T00:00:00Z',
      usedLow,
      cap: 100,
      share,
      forecast: pBeforeBankOpens === undefined ? null : { pBeforeBankOpens },
    },
  }) as Parameters<typeof limitLevel>[0]; // only what the rule looks at

test.each([
  [0.1, undefined, 'room', false],
  [0.7, undefined, 'filling', false],
  [0.85, 0.1, 'nearly-used-up', false],
  [0.5, 0.2, 'room', true],
  [1.2, 0.9, 'used-up', false],
] as const)('a limit that is used to %d, reached early with a chance of %s: %s', (share, chance, level, foretold) => {
  expect(limitLevel(usage(share, chance))).toEqual({ level, foretold });
});

test('a limit that is likely used up, but not surely, does not say that payments are declined', () => {
  expect(limitLevel(usage(1.1, undefined, 60))).toMatchObject({ level: 'nearly-used-up' });
});

test('a limit on one payment is never full', () => {
  expect(limitLevel({ usage: null })).toBeUndefined();
});

test('components stand once each, and are as bad as the worst that lies over them now', () => {
  const at = Temporal.Instant.from('2026-11-09T09:00:00Z');
  const from = at.subtract({ hours: 1 });
  const components = named(['acquirer:b1', 'acquirer:b1', 'acquirer:none', 'method:erip'], new Map([['b1', 'Bank']]));
  const impacts = new Map([
    [
      'acquirer:b1',
      [
        { incidentId: '1', state: 'degraded' as const, from, to: null },
        { incidentId: '2', state: 'major' as const, from, to: at },
      ],
    ],
  ]);

  expect(channelsOf(components, impacts, at).map(({ key, state }) => `${key} ${state}`)).toEqual([
    'acquirer:b1 degraded',
    'method:erip ok',
  ]);
});

test.each([
  ['same-origin', undefined, true],
  ['same-origin', 'https://evil.example', true],
  ['cross-site', 'https://desk.example', false],
  ['none', undefined, false],
  [undefined, 'https://desk.example', true],
  [undefined, 'https://evil.example', false],
  [undefined, 'null', true],
  [undefined, undefined, true],
] as const)('a form with Sec-Fetch-Site %s and origin %s is ours: %s', (site, origin, isOurs) => {
  expect(cameFromHere(site, origin, (each) => each === 'https://desk.example')).toBe(isOurs);
});

test('another text has another name for caches', () => {
  expect(etagOf('a')).toMatch(/^"[\w-]{22}"$/);
  expect(etagOf('a')).not.toBe(etagOf('b'));
});
