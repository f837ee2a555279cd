import { Router } from 'express';
import { notFound } from '../../kernel/errors.ts';
import { type ContextServices, createContext } from '../../platform/context.ts';
import { serve } from '../../platform/http/serve.ts';
import { addOverride } from './add-override.ts';
import { addShiftRule } from './add-shift-rule.ts';
import { changeShiftRule } from './change-shift-rule.ts';
import * as contract from './contract.ts';
import { endFeed } from './end-feed.ts';
import { makeFeed } from './make-feed.ts';
import { pauseShift } from './pause-shift.ts';
import { listFeeds } from './queries/feeds.ts';
import { getOnDuty, getRota } from './queries/rota.ts';
import { readFeed } from './read-feed.ts';
import { removeOverride } from './remove-override.ts';
import { removeShiftRule } from './remove-shift-rule.ts';
import { setRotaZone } from './set-rota-zone.ts';

/** `timeZone`: the zone of the rota until somebody chooses one. */
export function rotaRoutes({ timeZone }: { timeZone: string }): Router {
  const router = Router();
  serve(router, contract.getRota, 'rota.read', ({ ctx, query }) =>
    getRota(ctx.read, { ...query, at: ctx.clock.now(), defaultZone: timeZone }),
  );
  serve(router, contract.getOnDuty, 'rota.read', ({ ctx }) => getOnDuty(ctx.read, ctx.clock.now(), timeZone));
  serve(router, contract.addShiftRule, 'rota.change', ({ ctx, body }) => addShiftRule(ctx, body, timeZone));
  serve(router, contract.changeShiftRule, 'rota.change', ({ ctx, params, body }) =>
    changeShiftRule(ctx, params.ruleId, body),
  );
  serve(router, contract.removeShiftRule, 'rota.change', async ({ ctx, params }) => {
    await removeShiftRule(ctx, params.ruleId);
    return {};
  });
  serve(router, contract.addOverride, 'rota.change', ({ ctx, body }) => addOverride(ctx, body, timeZone));
  serve(router, contract.removeOverride, 'rota.change', async ({ ctx, params }) => {
    await removeOverride(ctx, params.overrideId);
    return {};
  });
  serve(router, contract.setRotaZone, 'rota.change', async ({ ctx, body }) => {
    await setRotaZone(ctx, body.zone);
    return { zone: body.zone };
  });
  serve(router, contract.pauseShift, 'shift.pause', ({ ctx, body }) => pauseShift(ctx, body));
  serve(router, contract.listFeeds, 'rota.subscribe', async ({ ctx }) => ({
    items: ctx.actor.kind === 'person' ? await listFeeds(ctx.read, ctx.actor.personId) : [],
  }));
  serve(router, contract.makeFeed, 'rota.subscribe', ({ ctx, body }) => makeFeed(ctx, body.whose), {
    shownOnce: true,
  });
  serve(router, contract.endFeed, 'rota.subscribe', async ({ ctx, params }) => {
    await endFeed(ctx, params.whose);
    return {};
  });
  return router;
}

/** Below `/feeds`: calendar programs cannot sign in, so the address itself is the secret. */
export function feedRoutes(services: ContextServices): Router {
  const router = Router();
  router.get('/:file', async (req, res) => {
    const [token = '', ...rest] = req.params.file.split('.');
    const ctx = createContext(services, { kind: 'job', name: 'calendar-feed' }, 'all');
    const text = rest.join('.') === 'ics' ? await readFeed(ctx, token) : undefined;
    if (text === undefined) throw notFound('feed');
    res.set('Cache-Control', 'private, no-store').type('text/calendar; charset=utf-8').send(text);
  });
  return router;
}
