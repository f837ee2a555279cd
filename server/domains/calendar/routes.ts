import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import * as contract from './contract.ts';
import { getDeskTimes } from './queries.ts';
import { setDeskTimes } from './set-desk-times.ts';

export function calendarRoutes(): Router {
  const router = Router();
  serve(router, contract.getDeskTimes, 'desk-times.read', ({ ctx }) => getDeskTimes(ctx.read));
  serve(router, contract.setDeskTimes, 'desk-times.change', ({ ctx, body }) => setDeskTimes(ctx, body));
  return router;
}
