import { TRADES, TRYING, type TradeOutcome, tryTrade } from '../support/trade-histories.ts';
import type { Figure } from './report.ts';
import type { Sizes } from './sizes.ts';

/** Apart from those of the test suite. */
const FIRST_SEED = TRYING + 500_000;
const WANTED_IN_TIME = 0.9;
const MOST_FALSE_ALARMS = 1;

/** How far ahead breaches of a month's limit are foretold on histories of each kind, looked at every twelve hours (D-14). */
export async function measureBacktest({ merchants }: Sizes): Promise<Figure[]> {
  return TRADES.map((kind) => figureOf(tryTrade(kind, merchants, FIRST_SEED), merchants));
}

function figureOf(
  { kind, breaches, inTime, medianLeadHours, falseAlarms, falseShare }: TradeOutcome,
  merchants: number,
): Figure {
  const days = Math.round(medianLeadHours / 24);
  return {
    what: `${kind}: ${merchants} merchants' months, ${breaches} breaches, foretold ${days} days ahead (median)`,
    value: `${Math.round(inTime * 100)} % ≥ 48 h ahead, ${falseAlarms.toFixed(2)} false alarms a month (${Math.round(falseShare * 100)} % of all)`,
    target: `≥ ${WANTED_IN_TIME * 100} %, ≤ ${MOST_FALSE_ALARMS}`,
    held: inTime >= WANTED_IN_TIME && falseAlarms <= MOST_FALSE_ALARMS,
  };
}
