import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import * as contract from './contract.ts';
import { getTransaction, listTransactionDocuments } from './queries/get-transaction.ts';
import { listTransactions } from './queries/list-transactions.ts';
import { rememberShopNames } from './remember-shop-names.ts';
import { searchTransactions } from './queries/search-transactions.ts';
import { refreshTransaction } from './refresh-transaction.ts';

/** `timeZone`: the desk's, in which days are meant. */
export function transactionRoutes({ timeZone }: { timeZone: string }): Router {
  const router = Router();
  const shopNames = rememberShopNames();
  serve(
    router,
    contract.searchTransactions,
    'transaction.search',
    async ({ ctx, body }) => {
      const answer = await searchTransactions(ctx, body, { timeZone, knownShops: await shopNames(ctx) });
      ctx.noteRead('transaction.search', ['search'], { uids: answer.items.map(({ transaction }) => transaction.uid) });
      return answer;
    },
    { repeatable: true },
  );
  serve(router, contract.listTransactions, 'transaction.read', async ({ ctx, query }) => {
    const page = await listTransactions(ctx, query, timeZone);
    ctx.noteRead('transaction.read', ['list'], { uids: page.items.map(({ uid }) => uid) });
    return page;
  });
  serve(router, contract.getTransaction, 'transaction.read', async ({ ctx, params }) => {
    const transaction = await getTransaction(ctx, params.uid);
    ctx.noteRead('transaction.read', [params.uid]);
    return transaction;
  });
  serve(router, contract.listTransactionDocuments, 'transaction.read-document', async ({ ctx, params }) => {
    const items = await listTransactionDocuments(ctx, params.uid);
    ctx.noteRead('transaction.read-document', [params.uid]);
    return { items };
  });
  serve(router, contract.refreshTransaction, 'transaction.refresh', ({ ctx, params }) =>
    refreshTransaction(ctx, params.uid),
  );
  return router;
}
