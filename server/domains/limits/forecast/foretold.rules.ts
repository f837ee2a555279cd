import type { LimitForecast } from '../contract.ts';

/** Said days ahead, while there is time to ask for more. At a half, one breach in seven of a growing trade was told too late (`npm run bench -- backtest`). */
const BEFORE_RESET = 0.4;
/** So near and out of office hours a fifth is enough (operations.md, C.5). */
const BEFORE_BANK_OPENS = 0.2;

/** Whether a breach is foretold. */
export const isForetold = ({
  pBeforeReset,
  pBeforeBankOpens,
}: Pick<LimitForecast, 'pBeforeReset' | 'pBeforeBankOpens'>): boolean =>
  pBeforeReset >= BEFORE_RESET || pBeforeBankOpens >= BEFORE_BANK_OPENS;
