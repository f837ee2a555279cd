import { HISTORY_STATES, type HistoryState } from './contract.ts';

/** The worst of states; of none, that all is well. */
export const worstOf = (states: readonly HistoryState[]): HistoryState =>
  HISTORY_STATES.findLast((state) => states.includes(state)) ?? 'ok';
