import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { Gateways } from '../gateways/index.ts';
import { addLimit } from './add-limit.ts';
import { changeLimit } from './change-limit.ts';
import * as contract from './contract.ts';
import { decideRaise } from './decide-raise.ts';
import { doLimitTask } from './do-limit-task.ts';
import { endLimit } from './end-limit.ts';
import { importLimits } from './import-limits.ts';
import { prepareLetter } from './prepare-letter.ts';
import { getLimit } from './queries/get-limit.ts';
import { listLimits } from './queries/list-limits.ts';
import { listRecognised } from './queries/recognised.ts';
import { listReconciliations } from './queries/reconciliations.ts';
import { listTellings } from './queries/tellings.ts';
import { listUnregisteredTerminals } from './queries/unregistered-terminals.ts';
import { raiseForAWhile } from './raise-for-a-while.ts';
import { reconcileLimits } from './reconcile-limits.ts';

/** `gateways`: whose aggregation reports are compared with what was counted here. */
export function limitRoutes({ gateways }: { gateways: Gateways }): Router {
  const router = Router();
  // Fixed words first: they look like ids to the paths below.
  serve(router, contract.listReconciliations, 'limit.read', async ({ ctx }) => ({
    items: ctx.reach === 'all' ? await listReconciliations(ctx.read) : [],
  }));
  serve(router, contract.reconcileNow, 'limit.change', ({ ctx }) => reconcileLimits(ctx, gateways), {
    repeatable: true,
  });
  serve(router, contract.listUnregisteredTerminals, 'acquirer.read', async ({ ctx }) => ({
    items: ctx.reach === 'all' ? await listUnregisteredTerminals(ctx.read) : [],
  }));
  serve(router, contract.listRecognisedLimits, 'limit.read', async ({ ctx }) => ({ items: await listRecognised(ctx) }));
  serve(router, contract.importLimits, 'limit.change', ({ ctx, body }) => importLimits(ctx, body));
  serve(router, contract.decideRaise, 'limit.raise', ({ ctx, params, body }) => decideRaise(ctx, params.raiseId, body));
  serve(router, contract.listTellings, 'limit.raise', async ({ ctx, params }) => ({
    items: await listTellings(ctx, params.raiseId),
  }));
  serve(router, contract.listLimits, 'limit.read', ({ ctx, query }) => listLimits(ctx, query));
  serve(router, contract.addLimit, 'limit.change', ({ ctx, body }) => addLimit(ctx, body));
  serve(router, contract.getLimit, 'limit.read', ({ ctx, params }) => getLimit(ctx, params.limitId));
  serve(router, contract.changeLimit, 'limit.change', ({ ctx, params, body }) =>
    changeLimit(ctx, params.limitId, body),
  );
  serve(router, contract.endLimit, 'limit.change', async ({ ctx, params, body }) => {
    await endLimit(ctx, params.limitId, body.reason);
    return {};
  });
  serve(router, contract.raiseForAWhile, 'limit.change', ({ ctx, params, body }) =>
    raiseForAWhile(ctx, params.limitId, body),
  );
  serve(router, contract.prepareLetter, 'limit.raise', ({ ctx, params, query }) =>
    prepareLetter(ctx, { ...params, ...query }),
  );
  serve(router, contract.doLimitTask, 'limit.raise', async ({ ctx, params, body }) => {
    await doLimitTask(ctx, { ...params, ...body });
    return {};
  });
  return router;
}
