import { describe, expect, test } from 'vitest';
import { TRADES, TRYING, type TradeKind, tryTrade } from '../../../support/trade-histories.ts';

const MERCHANTS = 8;

/** D-14, on histories that no figure was tuned on; `npm run bench -- backtest` tries many more. */
describe('a breach is foretold 48 hours ahead, with at most one false alarm a merchant a month', () => {
  test.each(TRADES)('%s', (kind) => {
    const { breaches, inTime, falseAlarms } = tryTrade(kind, MERCHANTS, TRYING);

    expect(breaches).toBeGreaterThan(2);
    expect(inTime).toBeGreaterThanOrEqual(0.9);
    expect(falseAlarms).toBeLessThanOrEqual(1);
  });
});

test('a month that stopped at its cap does not teach that little is sold: the next is told as early as any', () => {
  const days = (kind: TradeKind) => Math.round(tryTrade(kind, MERCHANTS, TRYING).medianLeadHours / 24);

  expect(days('full-last-month')).toBeGreaterThanOrEqual(days('steady') - 1);
});
