import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankDraft, newLimitIn, valueIn, valueTextOf } from '../../../../web/features/limits/limit-draft.rules.ts';

const money = { kind: 'month-amount', currency: 'BYN' } as const;
const count = { kind: 'day-count', currency: 'BYN' } as const;

describe('a value as it is typed', () => {
  test.each([
    ['50000', 5_000_000],
    ['50 000,50', 5_000_050],
    ['50000.5 BYN', 5_000_050],
    ['50000 EUR', undefined],
    ['much', undefined],
    ['0', undefined],
  ])('%s', (text, minor) => {
    expect(valueIn(text, money)).toBe(minor);
  });

  test('a number of payments is whole', () => {
    expect(valueIn('1 200', count)).toBe(1200);
    expect(valueIn('1.5', count)).toBeUndefined();
  });

  test('what is shown is read as the same, whatever the currency', () => {
    const of = fc.record({
      kind: fc.constantFrom('month-amount' as const, 'day-count' as const),
      currency: fc.constantFrom('BYN', 'JPY', 'KWD'),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), of, (value, what) => {
        expect(valueIn(valueTextOf(value, what), what)).toBe(value);
      }),
    );
  });
});

test('a limit on one payment has no window of its own, whatever was chosen before', () => {
  const draft = { ...blankDraft('UTC'), terminalId: 't-1', currency: 'byn', value: '10', window: 'rolling' as const };

  expect(newLimitIn({ ...draft, kind: 'single-amount' }, 'UTC')).toMatchObject({
    window: 'calendar',
    currency: 'BYN',
    value: 1000,
  });
  expect(newLimitIn({ ...draft, kind: 'day-amount' }, 'UTC')).toMatchObject({ window: 'rolling' });
});
