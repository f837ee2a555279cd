import { describe, expect, test } from 'vitest';
import { isZone } from '../../../../server/domains/calendar/index.ts';
import { checkTerms, differingTerms } from '../../../../server/domains/limits/check-terms.rules.ts';
import { LimitTerms } from '../../../../server/domains/limits/contract.ts';

const terms = (given: Partial<LimitTerms> = {}) => LimitTerms.parse({ value: 100, zone: 'Europe/Minsk', ...given });

describe('terms of a limit', () => {
  test.each([
    ['time-zone-unknown', 'day-amount', { zone: '+03:00' }],
    ['limit-single-has-no-window', 'single-amount', { window: 'rolling' }],
    ['limit-value-too-great', 'month-count', { value: 10 ** 15 + 1 }],
  ] as const)('are refused as %s', (error, kind, given) => {
    expect(checkTerms(kind, terms(given), isZone)).toEqual({ ok: false, error });
  });

  test('that make sense stand as they are', () => {
    expect(checkTerms('day-amount', terms(), isZone)).toEqual({ ok: true, value: terms() });
  });

  test('differ in what was changed alone', () => {
    expect(differingTerms(terms(), terms({ value: 200, refunds: 'subtract' }))).toEqual(['value', 'refunds']);
  });
});
