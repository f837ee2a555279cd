import { Router } from 'express';
import { maskText } from '../../kernel/mask.ts';
import { serve } from '../../platform/http/serve.ts';
import * as contract from './contract.ts';
import { listAudit } from './queries.ts';

export function auditRoutes(): Router {
  const router = Router();
  serve(router, contract.listAudit, 'audit.read', async ({ ctx, query }) => {
    const { after: _, limit: __, ...filter } = query;
    // What was asked for was typed by somebody: it may hold anything.
    const asked = Object.entries(filter).map(([name, value]) => [name, value && maskText(value)]);
    ctx.noteRead('audit.read', ['audit'], Object.fromEntries(asked));
    return listAudit(ctx.read, query);
  });
  return router;
}
