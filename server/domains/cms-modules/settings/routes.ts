import { Router } from 'express';
import { serve } from '../../../platform/http/serve.ts';
import type { Gateways } from '../../gateways/index.ts';
import * as contract from './contract.ts';
import { getConfigDiff } from './get-config-diff.ts';
import { importSettings } from './import-settings.ts';
import { askForSettings } from './pull-settings.ts';
import { saveSettings } from './save-settings.ts';

export function shopSettingsRoutes(gateways: Gateways): Router {
  const router = Router();
  serve(router, contract.getConfigDiff, 'module.read', ({ ctx, params }) =>
    getConfigDiff(ctx, gateways, params.shopId),
  );
  serve(router, contract.saveSettings, 'module.change', ({ ctx, params, body }) =>
    saveSettings(ctx, params.shopId, body),
  );
  serve(router, contract.importSettings, 'module.change', ({ ctx, body }) => importSettings(ctx, body.items));
  serve(router, contract.pullSettings, 'module.change', ({ ctx, params }) => askForSettings(ctx, params.shopId));
  return router;
}
