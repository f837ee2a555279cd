import { describe, expect, test } from 'vitest';
import { type Aggregated, reconcile } from '../../../../server/domains/limits/reconcile.rules.ts';

const said = (given: Partial<Aggregated>): Aggregated => ({
  currency: 'BYN',
  gatewayType: 'Dvina',
  status: 'successful',
  type: 'payment',
  count: 10,
  minor: 1000,
  ...given,
});

describe('the provider’s report beside our own count', () => {
  test('both are summed by kind of gateway and currency', () => {
    const rows = reconcile(
      [said({}), said({ type: 'capture', count: 1, minor: 50 }), said({ currency: 'EUR', count: 2, minor: 7 })],
      [
        { gatewayType: 'dvina', currency: 'BYN', count: 6, minor: 600 },
        { gatewayType: 'dvina', currency: 'BYN', count: 4, minor: 400 },
      ],
    );

    expect(rows).toMatchObject([
      { gatewayType: 'Dvina', currency: 'BYN', theirCount: 11, theirMinor: 1050, ourCount: 10, ourMinor: 1000 },
      { gatewayType: 'Dvina', currency: 'EUR', theirCount: 2, ourCount: 0 },
    ]);
  });

  test('what failed, and what only held money, was not taken', () => {
    expect(reconcile([said({ status: 'failed' }), said({ type: 'authorization' })], [])).toEqual([]);
  });

  test('payments of no known terminal are the band beside every kind of their currency', () => {
    const rows = reconcile(
      [said({}), said({ gatewayType: 'Sozh' }), said({ currency: 'EUR' })],
      [{ gatewayType: null, currency: 'BYN', count: 3, minor: 90 }],
    );

    expect(rows.map(({ gatewayType, currency, unplacedCount }) => [gatewayType, currency, unplacedCount])).toEqual([
      ['Dvina', 'BYN', 3],
      ['Dvina', 'EUR', 0],
      ['Sozh', 'BYN', 3],
    ]);
  });
});
