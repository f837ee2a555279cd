import { Router } from 'express';
import { getMe, listPeople, SESSION_HOURS, startSession } from '../domains/access/index.ts';
import { reachOf } from '../kernel/permissions.ts';
import type { ContextServices } from '../platform/context.ts';
import { createContext } from '../platform/context.ts';
import { SESSION_COOKIE } from '../platform/http/identify.ts';
import { serve } from '../platform/http/serve.ts';
import * as contract from './contract.ts';
import { createShiftTaker } from './take-shift.ts';

/** "Enter as …": sessions without a proof. Only the demo's composition has these routes. */
export function enterAsRoutes(services: ContextServices): Router {
  const router = Router();
  const takeShift = createShiftTaker();
  serve(router, contract.listEntries, 'session.start', async ({ ctx }) => {
    const { items } = await listPeople(ctx.read, { limit: 200, state: 'active' }, false);
    return { items: items.map(({ id, name, role }) => ({ id, name, role })) };
  });
  serve(
    router,
    contract.enterAs,
    'session.start',
    async ({ body, http }) => {
      const ctx = createContext(services, { kind: 'host', name: 'demo' }, 'all', {
        requestId: http.requestId,
        address: http.address,
      });
      const from = { address: http.address, userAgent: http.userAgent };
      const { sessionId, token } = await startSession(ctx, { personId: body.personId, from });
      http.setCookie(SESSION_COOKIE, token, { maxAgeSeconds: SESSION_HOURS * 3600 });
      const me = await getMe(ctx.read, sessionId, ctx.clock.now());
      if (reachOf(me.role, 'ticket.reply') !== undefined && me.role !== 'administrator')
        await takeShift(ctx, body.personId);
      return me;
    },
    { repeatable: true, evenWhenLocked: true },
  );
  return router;
}
