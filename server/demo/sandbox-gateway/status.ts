import { type SampleTransaction, type SampleView, viewAt } from '../sample/index.ts';

/** What is known now of a transaction that the ledger gave out: it has begun. */
export const viewNow = (transaction: SampleTransaction, nowMs: number) => viewAt(transaction, nowMs) as SampleView;

export const statusAt = (transaction: SampleTransaction, nowMs: number) => viewAt(transaction, nowMs)?.status;
