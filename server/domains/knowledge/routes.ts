import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { changeTemplate } from './change-template.ts';
import * as contract from './contract.ts';
import { createTemplate } from './create-template.ts';
import { listTemplates } from './queries.ts';
import { removeTemplate } from './remove-template.ts';

export function templateRoutes(): Router {
  const router = Router();
  serve(router, contract.listTemplates, 'template.read', async ({ ctx }) => ({ items: await listTemplates(ctx.read) }));
  serve(router, contract.createTemplate, 'template.change', ({ ctx, body }) => createTemplate(ctx, body));
  serve(router, contract.changeTemplate, 'template.change', ({ ctx, params, body }) =>
    changeTemplate(ctx, params.templateId, body),
  );
  serve(router, contract.removeTemplate, 'template.change', async ({ ctx, params }) => {
    await removeTemplate(ctx, params.templateId);
    return {};
  });
  return router;
}
