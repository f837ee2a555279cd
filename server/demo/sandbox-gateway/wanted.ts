import type { SampleTransaction } from '../sample/index.ts';

export type DateType = 'created_at' | 'paid_at' | 'settled_at';

/** The moment by which a list is ordered; undefined when there is none yet or ever. */
export function timeOf(transaction: SampleTransaction, dateType: DateType): number | undefined {
  if (dateType === 'created_at') return transaction.createdMs;
  if (dateType === 'settled_at') return transaction.settledMs;
  return transaction.finalStatus === 'successful' ? transaction.finalMs : undefined;
}

/** Which rows are wanted: times in milliseconds, both ends included. */
export interface Wanted {
  dateType: DateType;
  fromMs: number;
  toMs: number;
  /** With the first moment: only uids from this one on. */
  uidFrom?: string | undefined;
  shopId?: number | undefined;
  matches?: ((transaction: SampleTransaction) => boolean) | undefined;
  descending?: boolean | undefined;
}
