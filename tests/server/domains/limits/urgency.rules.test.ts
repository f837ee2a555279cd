import { expect, test } from 'vitest';
import type { Limit } from '../../../../server/domains/limits/contract.ts';
import { byUrgency } from '../../../../server/domains/limits/urgency.rules.ts';

const limit = (name: string, share: number | null, p50: string | null = null) =>
  ({
    terminalId: name,
    currency: 'BYN',
    kind: 'day-amount',
    usage: share === null ? null : { share, forecast: p50 === null ? null : { p50, p90: null } },
  }) as unknown as Limit; // what the order looks at

test('limits that are used up come first, then the soonest exhausted, then the fullest', () => {
  const limits = [
    limit('unknown', null),
    limit('half', 0.5),
    limit('later', 0.2, '2026-11-20T00:00:00Z'),
    limit('soon', 0.1, '2026-11-13T20:00:00Z'),
    limit('over', 1.1),
    limit('full', 0.9),
  ];

  expect(limits.toSorted(byUrgency).map(({ terminalId }) => terminalId)).toEqual([
    'over',
    'soon',
    'later',
    'full',
    'half',
    'unknown',
  ]);
});
