import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs, nextPullMs } from '../../../../server/domains/gateways/back-off.rules.ts';
import { ConfiguredOrigin, SourceSettings } from '../../../../server/domains/gateways/contract.ts';
import { cursorAfter, faultOf } from '../../../../server/domains/gateways/source-settings.rules.ts';

const settings = (more: object = {}) =>
  SourceSettings.parse({
    origins: { backOffice: 'https://merchant.example' },
    user: '361',
    startFrom: '2026-11-01T00:00:00Z',
    ...more,
  });

describe('waiting', () => {
  test('doubles with each failure up to a quarter of an hour, and never undercuts what was asked for', () => {
    expect([1, 2, 3, 20].map((failures) => backOffMs(failures, undefined, 0.5))).toEqual([
      5000, 10_000, 20_000, 900_000,
    ]);
    expect(backOffMs(1, 120, 0)).toBe(120_000);
  });

  test('is spread, so that many sources do not ask together', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, chance) => {
        const wait = backOffMs(failures, undefined, chance);
        return wait >= 3750 && wait <= 1_125_000;
      }),
    );
    expect(nextPullMs(60, 0)).toBe(57_000);
    expect(nextPullMs(60, 1)).toBe(63_000);
  });
});

describe('addresses that an administrator may configure', () => {
  test.each([
    'https://merchant.example',
    'https://merchant.example:8443/',
    'http://127.0.0.1:4400',
    'http://10.1.2.3',
    'http://localhost:80',
    'http://[::1]:4400',
  ])('%s', (origin) => {
    expect(ConfiguredOrigin.parse(origin)).toBe(new URL(origin).origin);
  });

  test.each([
    'http://merchant.example',
    'https://merchant.example/api',
    'https://user:word@merchant.example',
    'ftp://merchant.example',
    'http://10.1.2.3.example.com',
    'merchant.example',
    'http://172.32.0.1',
  ])('not %s', (origin) => {
    expect(ConfiguredOrigin.safeParse(origin).success).toBe(false);
  });
});

describe('settings', () => {
  test('the account of a report is a shop, the zone is a zone', () => {
    expect(faultOf('begateway-report', settings({ user: 'boss' }))).toEqual({
      field: 'settings.user',
      reason: 'shop-number-expected',
    });
    expect(faultOf('begateway-back-office', settings({ timeZone: 'Europe/Nowhere' }))).toEqual({
      field: 'settings.timeZone',
      reason: 'time-zone-unknown',
    });
    expect(faultOf('begateway-report', settings())).toBeUndefined();
  });

  test('another beginning reads everything again, another report version only the open window', () => {
    const cursor = {
      'created_at:erip': {
        doneUntil: '2026-11-02T00:00:00.000000Z',
        window: {
          from: '2026-11-02T00:00:00.000000Z',
          to: '2026-11-03T00:00:00.000000Z',
          edge: [],
          seen: 0,
          stalls: 0,
        },
      },
    };

    expect(cursorAfter(cursor, settings(), settings({ startFrom: '2026-10-01T00:00:00Z' }))).toEqual({});
    expect(cursorAfter(cursor, settings(), settings({ reportVersion: 2 }))).toEqual({
      'created_at:erip': { doneUntil: '2026-11-02T00:00:00.000000Z' },
    });
    expect(cursorAfter(cursor, settings(), settings({ pollSeconds: 5 }))).toBe(cursor);
  });
});
