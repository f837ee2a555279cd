import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { Gateways } from '../gateways/index.ts';
import { askGateway } from './ask-gateway.ts';
import * as contract from './contract.ts';
import { createImport } from './create-import.ts';
import { getTransaction, listTransactionDocuments } from './queries/get-transaction.ts';
import { getImport, listImportRefusals, listImports } from './queries/imports.ts';
import { listTransactions } from './queries/list-transactions.ts';
import { searchTransactions } from './queries/search-transactions.ts';
import { refreshTransaction } from './refresh-transaction.ts';
import { rememberShopNames } from './remember-shop-names.ts';
import { takeImportSlice } from './take-import-slice.ts';

export interface TransactionParts {
  /** The desk's, in which days are meant. */
  timeZone: string;
  gateways: Gateways;
}

export function transactionRoutes({ timeZone, gateways }: TransactionParts): Router {
  const router = Router();
  const shopNames = rememberShopNames();
  serve(
    router,
    contract.searchTransactions,
    'transaction.search',
    async ({ ctx, body }) => {
      const answer = await searchTransactions(ctx, body, { timeZone, knownShops: await shopNames(ctx) });
      ctx.noteRead('transaction.search', ['search'], { shown: answer.items.map(({ transaction }) => transaction.uid) });
      return answer;
    },
    { repeatable: true },
  );
  serve(router, contract.listTransactions, 'transaction.read', async ({ ctx, query }) => {
    const page = await listTransactions(ctx, query, timeZone);
    ctx.noteRead('transaction.read', ['list'], { shown: page.items.map(({ uid }) => uid) });
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
  serve(router, contract.askGateway, 'transaction.refresh', ({ ctx, body }) => askGateway(ctx, gateways, body), {
    repeatable: true,
  });
  serve(router, contract.createImport, 'transaction.import', ({ ctx, body }) => createImport(ctx, body));
  serve(router, contract.takeImportSlice, 'transaction.import', ({ ctx, params, body: { offset, bytes } }) =>
    takeImportSlice(ctx, params.importId, { offset, bytes: Buffer.from(bytes, 'base64') }, { timeZone }),
  );
  serve(router, contract.listImports, 'transaction.import', ({ ctx, query }) => listImports(ctx.read, query));
  serve(router, contract.getImport, 'transaction.import', ({ ctx, params }) => getImport(ctx.read, params.importId));
  serve(router, contract.listImportRefusals, 'transaction.import', async ({ ctx, params, query }) => {
    await getImport(ctx.read, params.importId);
    const page = await listImportRefusals(ctx.read, params.importId, query);
    ctx.noteRead('transaction.import', [params.importId], { lines: page.items.map(({ line }) => line) });
    return page;
  });
  return router;
}
