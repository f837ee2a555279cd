import type { LimitForecast } from '../contract.ts';

/** As likely as not: said days ahead, while there is time to ask for more. */
const BEFORE_RESET = 0.5;
/** So near and out of office hours a fifth is enough (operations.md, C.5). */
const BEFORE_BANK_OPENS = 0.2;

/** Whether a breach is foretold. */
export const isForetold = ({
  pBeforeReset,
  pBeforeBankOpens,
}: Pick<LimitForecast, 'pBeforeReset' | 'pBeforeBankOpens'>): boolean =>
  pBeforeReset >= BEFORE_RESET || pBeforeBankOpens >= BEFORE_BANK_OPENS;
