import { describe, expect, test } from 'vitest';
import { TRADES, TRYING, tryTrade } from '../../../support/trade-histories.ts';

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
