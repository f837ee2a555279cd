import { type Request, type RequestHandler, type Response, Router } from 'express';
import { type ContextServices, createContext } from '../../platform/context.ts';
import { serve } from '../../platform/http/serve.ts';
import { servePage } from '../../platform/http/serve-page.ts';
import { networkOf } from '../access/network.rules.ts';
import * as contract from './contract.ts';
import { createPaceKeeper } from './create-pace-keeper.ts';
import { findOpenLink } from './find-open-link.ts';
import { strangersLanguage } from './language.rules.ts';
import { listLinksOf } from './list-links-of.ts';
import { makeStatusLink } from './make-status-link.ts';
import { noteOpening } from './note-opening.ts';
import { previewMerchantPage } from './preview-merchant-page.ts';
import { revokeStatusLink } from './revoke-status-link.ts';
import { showMerchantPage } from './show-merchant-page.ts';
import { PAGE_POLICY } from './templates/engine.ts';
import { gonePage, tooManyPage } from './templates/plain-pages.ts';

interface Parts {
  timeZone: string;
  publicOrigin: string;
}

export function statusLinkRoutes({ timeZone, publicOrigin }: Parts): Router {
  const router = Router();
  serve(router, contract.listStatusLinks, 'status-link.read', async ({ ctx, params }) => ({
    items: await listLinksOf(ctx, params.merchantId),
  }));
  serve(
    router,
    contract.makeStatusLink,
    'status-link.change',
    async ({ ctx, params, body }) => {
      const { link, path } = await makeStatusLink(ctx, params.merchantId, body);
      return { link, address: `${publicOrigin}${path}` };
    },
    { shownOnce: true },
  );
  serve(router, contract.revokeStatusLink, 'status-link.change', async ({ ctx, params }) => {
    await revokeStatusLink(ctx, params.linkId);
    return {};
  });
  servePage(router, contract.previewStatusPage, 'status-link.read', PAGE_POLICY, ({ ctx, params, query }) =>
    previewMerchantPage(ctx, params.merchantId, {
      lang: query.lang,
      showsLimits: query.limits === 'true',
      zone: timeZone,
    }),
  );
  return router;
}

/** Looks from one network: a reader who leafs to and fro never meets it, who tries addresses soon does. */
const LOOKS = { most: 60, everyMs: 1000 };

/** Below `/m`: a merchant cannot sign in, so the address itself is the secret. */
export function merchantPageRoutes(services: ContextServices, { timeZone }: { timeZone: string }): Router {
  const router = Router();
  const looks = createPaceKeeper(LOOKS);
  router.use(secretPage, (req, res, next) => {
    if (looks.waitOf(networkOf(req.ip ?? ''), services.clock.now().epochMilliseconds) === 0) return next();
    res.set('Retry-After', '60');
    sendPage(res, 429, tooManyPage(languageOfStranger(req)));
  });
  router.get('/:token', async (req, res) => {
    const ctx = strangersContext(services, req);
    const link = await findOpenLink(ctx, req.params.token);
    if (link === undefined) return sendPage(res, 404, gonePage(languageOfStranger(req)));
    sendPage(res, 200, await showMerchantPage(ctx, link, { asked: req.query.lang, zone: timeZone }));
    // Afterwards: the reader waits for nothing, and an address that opens takes as long as one that does not.
    if (req.method === 'GET') await noteOpening(ctx, link, req.get('user-agent') ?? '');
  });
  router.use((req, res) => sendPage(res, 404, gonePage(languageOfStranger(req))));
  return router;
}

const strangersContext = (services: ContextServices, req: Request) =>
  createContext(services, { kind: 'anonymous' }, 'all', { address: req.ip ?? 'unknown' });

const languageOfStranger = (req: Request) => strangersLanguage(req.query.lang, req.get('accept-language'));

/** What is said of a page whose address is a secret: nobody keeps it, names it, or lists it. */
const secretPage: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy': PAGE_POLICY,
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow, noarchive',
    'Cache-Control': 'private, no-store',
  });
  next();
};

function sendPage(res: Response, status: number, html: string): void {
  res.status(status).type('html').send(html);
}
