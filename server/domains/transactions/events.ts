import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { TransactionUid } from '../../kernel/ids.ts';

/** A page of documents changed what is known. `uids` names at most 200 of the transactions; `more` says that there are others. */
export const transactionsMerged = event(
  'transactions.merged',
  z.object({
    origin: z.string(),
    inserted: z.number(),
    changed: z.number(),
    uids: z.array(TransactionUid),
    more: z.boolean(),
  }),
);

/** Somebody asked that a transaction be looked up at the gateway. */
export const lookUpAsked = event('transaction.look-up-asked', z.object({ uid: TransactionUid }));

/** Bytes of a file were taken in. */
export const importAdvanced = event('transaction-import.advanced', z.object({ importId: z.uuid() }));
