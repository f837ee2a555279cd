import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import * as contract from './contract.ts';
import { createImport } from './create-import.ts';
import { getTransaction, listTransactionDocuments } from './queries/get-transaction.ts';
import { getImport, listImportRefusals, listImports } from './queries/imports.ts';
import { listTransactions } from './queries/list-transactions.ts';
import { rememberShopNames } from './remember-shop-names.ts';
import { searchTransactions } from './queries/search-transactions.ts';
import { takeImportSlice } from './take-import-slice.ts';
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
  serve(router, contract.createImport, 'transaction.import', ({ ctx, body }) => createImport(ctx, body));
  serve(router, contract.takeImportSlice, 'transaction.import', ({ ctx, params, body: { offset, bytes } }) =>
    takeImportSlice(ctx, params.importId, { offset, bytes: Buffer.from(bytes, 'base64') }, { timeZone }),
  );
  serve(router, contract.listImports, 'transaction.import', ({ ctx, query }) => listImports(ctx.read, query));
  serve(router, contract.getImport, 'transaction.import', ({ ctx, params }) => getImport(ctx.read, params.importId));
  serve(router, contract.listImportRefusals, 'transaction.import', ({ ctx, params, query }) =>
    listImportRefusals(ctx.read, params.importId, query),
  );
  return router;
}
