import { Router } from 'express';
import { type Facts, getSettings, setProviderName } from '../settings.ts';
import * as contract from './contract.ts';
import { serve } from './serve.ts';

export function settingsRoutes(facts: Facts): Router {
  const router = Router();
  serve(router, contract.readSettings, 'settings.read', ({ ctx }) => getSettings(ctx.read, facts));
  serve(router, contract.changeSettings, 'settings.change', async ({ ctx, body }) => {
    await setProviderName(ctx, body.providerName);
    return getSettings(ctx.read, facts);
  });
  return router;
}
