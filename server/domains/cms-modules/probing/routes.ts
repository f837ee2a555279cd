import { Router } from 'express';
import { serve } from '../../../platform/http/serve.ts';
import { askForProbe } from './ask-for-probe.ts';
import * as contract from './contract.ts';
import { getProbeDesk } from './get-probe-desk.ts';
import type { ProbeParts } from './probe-parts.ts';

export function probeRoutes(parts: ProbeParts): Router {
  const router = Router();
  serve(router, contract.getProbeDesk, 'module.read', ({ ctx, params }) => getProbeDesk(ctx, parts, params.shopId));
  serve(router, contract.askForProbe, 'shop.probe', ({ ctx, params }) => askForProbe(ctx, params.shopId, 'look'));
  serve(router, contract.askForTestNotification, 'shop.test-notification', ({ ctx, params }) =>
    askForProbe(ctx, params.shopId, 'test-notification'),
  );
  return router;
}
