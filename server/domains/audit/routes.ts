import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import * as contract from './contract.ts';
import { listAudit } from './queries.ts';

export function auditRoutes(): Router {
  const router = Router();
  serve(router, contract.listAudit, 'audit.read', async ({ ctx, query }) => {
    const { after: _, limit: __, ...filter } = query;
    ctx.noteRead('audit.read', ['audit'], filter);
    return listAudit(ctx.read, query);
  });
  return router;
}
