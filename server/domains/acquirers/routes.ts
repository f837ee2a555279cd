import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { addAcquirer } from './add-acquirer.ts';
import { changeAcquirer } from './change-acquirer.ts';
import * as contract from './contract.ts';
import { listAcquirersNow } from './list-acquirers-now.ts';
import { removeAcquirer } from './remove-acquirer.ts';
import { removeTerminal } from './remove-terminal.ts';
import { saveTerminal } from './save-terminal.ts';

export function acquirerRoutes(): Router {
  const router = Router();
  serve(router, contract.listAcquirers, 'acquirer.read', ({ ctx }) => listAcquirersNow(ctx));
  serve(router, contract.addAcquirer, 'acquirer.change', ({ ctx, body }) => addAcquirer(ctx, body));
  serve(router, contract.changeAcquirer, 'acquirer.change', ({ ctx, params, body }) =>
    changeAcquirer(ctx, params.acquirerId, body),
  );
  serve(router, contract.removeAcquirer, 'acquirer.change', async ({ ctx, params }) => {
    await removeAcquirer(ctx, params.acquirerId);
    return {};
  });
  serve(router, contract.saveTerminal, 'acquirer.change', ({ ctx, params, body }) =>
    saveTerminal(ctx, params.terminalId, body),
  );
  serve(router, contract.removeTerminal, 'acquirer.change', async ({ ctx, params }) => {
    await removeTerminal(ctx, params.terminalId);
    return {};
  });
  return router;
}
