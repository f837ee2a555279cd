import { createHash } from 'node:crypto';
import { Router } from 'express';
import { type Context, type ContextServices, createContext } from '../../../platform/context.ts';
import { serve } from '../../../platform/http/serve.ts';
import { findProviderName } from '../queries/find-provider-name.ts';
import { FEED_PATHS, feedAnswer } from './answers.ts';
import * as contract from './contract.ts';
import { findHoldMinutes, setHoldMinutes } from './hold-minutes.ts';
import { getPublicStatus, isStatusPublic, setPublicStatus } from './public-status.ts';

/** Monitors ask every half minute; a minute behind is early enough for all of them. */
const CACHE_CONTROL = 'public, max-age=30';

interface FeedParts {
  timeZone: string;
  publicOrigin: string;
}

/** Below `/status`: what machines read of the provider's health. Everybody may, once it is opened; else nothing is here. */
export function statusFeedRoutes(services: ContextServices, { timeZone, publicOrigin }: FeedParts): Router {
  const router = Router();
  router.get(FEED_PATHS, async (req, res) => {
    const ctx = createContext(services, { kind: 'job', name: 'status-feed' }, 'all');
    // Not left to the console, which answers every address with its page: a monitor would take that for health.
    if (!(await isStatusPublic(ctx.read))) {
      res.sendStatus(404);
      return;
    }
    // Read by the minute: until something changes, the same bytes.
    const at = ctx.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' });
    const status = await getPublicStatus(ctx.read, at);
    const answer = feedAnswer(req.path, status, {
      name: await findProviderName(ctx.read),
      url: `${publicOrigin}/status`,
      zone: timeZone,
      language: req.query.lang === 'ru' ? 'ru' : 'en',
      at: at.toString(),
    });
    const tag = `"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 27)}"`;
    res.set({ 'Cache-Control': CACHE_CONTROL, ETag: tag, 'Access-Control-Allow-Origin': '*' });
    if (req.get('if-none-match') === tag) res.status(304).end();
    else res.type(answer.type).send(answer.body);
  });
  return router;
}

/** The switch, and how long suspicions are held back. */
export function servePublicStatus(router: Router): void {
  const settingOf = async ({ read }: Pick<Context, 'read'>) => ({
    isOn: await isStatusPublic(read),
    holdMinutes: await findHoldMinutes(read),
  });
  serve(router, contract.getPublicStatusSetting, 'settings.read', ({ ctx }) => settingOf(ctx));
  serve(router, contract.setPublicStatus, 'status-page.change', async ({ ctx, body }) => {
    await setPublicStatus(ctx, body.isOn);
    if (body.holdMinutes !== undefined) await setHoldMinutes(ctx, body.holdMinutes);
    return settingOf(ctx);
  });
}
