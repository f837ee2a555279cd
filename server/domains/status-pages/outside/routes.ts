import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { type ContextServices, createContext } from '../../../platform/context.ts';
import { networkOf } from '../../access/network.rules.ts';
import { isStatusPublic } from '../../incidents/index.ts';
import { createPaceKeeper } from '../create-pace-keeper.ts';
import { findOpenLink } from '../find-open-link.ts';
import { strangersLanguage } from '../language.rules.ts';
import { noteOpening } from '../note-opening.ts';
import type { Pace } from '../pace.rules.ts';
import { showMerchantPage } from '../show-merchant-page.ts';
import { takePastedReport } from '../take-pasted-report.ts';
import { PAGE_POLICY } from '../templates/engine.ts';
import { gonePage, tooManyPage } from '../templates/plain-pages.ts';
import { cameFromHere } from './came-from.rules.ts';
import { createPublicPages } from './create-public-pages.ts';
import { etagOf } from './etag-of.ts';

/** Looks from one network: a reader who leafs to and fro never meets it, who tries addresses soon does. */
const LOOKS: Pace = { most: 60, everyMs: 1000 };
/** Reports behind one link: each is read as a whole. */
const REPORTS: Pace = { most: 6, everyMs: 5 * 60_000 };
/** A form may write every byte as three. */
const FORM_BYTES = 3 * 512 * 1024 + 4096;
const MANY_SECONDS = 60;
/** How long a cache may answer for the public page and the badge. */
const PUBLIC_CACHE = 'public, max-age=60';

interface Parts {
  timeZone: string;
  isOwnOrigin(origin: string): boolean;
}

/** Below `/m`: a merchant cannot sign in, so the address itself is the secret. */
export function merchantPageRoutes(services: ContextServices, { timeZone, isOwnOrigin }: Parts): Router {
  const router = Router();
  const looks = createPaceKeeper(LOOKS);
  const reports = createPaceKeeper(REPORTS);
  const form = express.urlencoded({ extended: false, limit: FORM_BYTES, parameterLimit: 4, inflate: false });
  router.use(secretPage, pacedBy(services, looks.waitOf));
  router.get('/:token', async (req, res) => {
    const ctx = strangersContext(services, req);
    const link = await findOpenLink(ctx, req.params.token);
    if (link === undefined) return sendPage(res, 404, gonePage(languageOfStranger(req)));
    sendPage(res, 200, await showMerchantPage(ctx, link, { asked: req.query.lang, zone: timeZone }));
    // Afterwards: the reader waits for nothing, and an address that opens takes as long as one that does not.
    if (req.method === 'GET') await noteOpening(ctx, link, req.get('user-agent') ?? '');
  });
  // The link is looked up before the body is read: who has none cannot make us read half a megabyte.
  router.post('/:token', async (req, res, next) => {
    const link = await findOpenLink(strangersContext(services, req), req.params.token);
    const isOurs = cameFromHere(req.get('sec-fetch-site'), req.get('origin'), isOwnOrigin);
    if (link?.takesReports === true && isOurs) return next();
    sendPage(res, 404, gonePage(languageOfStranger(req)));
  });
  router.post('/:token', form, async (req, res) => {
    const ctx = strangersContext(services, req);
    const link = await findOpenLink(ctx, req.params.token);
    if (link === undefined) return sendPage(res, 404, gonePage(languageOfStranger(req)));
    const waitMs = reports.waitOf(link.id, services.clock.now().epochMilliseconds);
    const pasted =
      waitMs > 0 ? ({ outcome: 'too-often', waitMs } as const) : await takePastedReport(ctx, link, fieldsOf(req));
    sendPage(res, 200, await showMerchantPage(ctx, link, { asked: req.query.lang, zone: timeZone, pasted }));
  });
  router.use((req, res) => sendPage(res, 404, gonePage(languageOfStranger(req))));
  return router;
}

/** `/status` and its badge: how the provider as a whole is, for everybody, when an administrator has opened it. */
export function publicPageRoutes(services: ContextServices, { timeZone }: Pick<Parts, 'timeZone'>): Router {
  const router = Router();
  const looks = createPaceKeeper(LOOKS);
  const pages = createPublicPages(timeZone);
  router.use(async (req, _res, next) => {
    const isOpen = await isStatusPublic(strangersContext(services, req).read);
    next(isOpen ? undefined : 'router');
  });
  router.get('/', pacedBy(services, looks.waitOf), async (req, res) => {
    const html = await pages.page(strangersContext(services, req), languageOfStranger(req));
    res.set({ 'Content-Security-Policy': PAGE_POLICY, Vary: 'Accept-Language' }).type('html');
    sendCached(req, res, html);
  });
  router.get('/badge.svg', async (req, res) => {
    const svg = await pages.badge(strangersContext(services, req), languageOfStranger(req));
    res.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', Vary: 'Accept-Language' }).type('image/svg+xml');
    sendCached(req, res, svg);
  });
  return router;
}

const strangersContext = (services: ContextServices, req: Request) =>
  createContext(services, { kind: 'anonymous' }, 'all', { address: req.ip ?? 'unknown' });

const languageOfStranger = (req: Request) => strangersLanguage(req.query.lang, req.get('accept-language'));

const pacedBy =
  (services: ContextServices, waitOf: (asker: string, nowMs: number) => number): RequestHandler =>
  (req, res, next) => {
    if (waitOf(networkOf(req.ip ?? ''), services.clock.now().epochMilliseconds) === 0) return next();
    res.set({ 'Retry-After': String(MANY_SECONDS), 'Content-Security-Policy': PAGE_POLICY });
    sendPage(res, 429, tooManyPage(languageOfStranger(req)));
  };

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

function fieldsOf(req: Request): { text: string; shop: string } {
  const { text, shop } = (req.body ?? {}) as { text?: unknown; shop?: unknown }; // whatever a form can hold
  return { text: typeof text === 'string' ? text : '', shop: typeof shop === 'string' ? shop : '' };
}

function sendPage(res: Response, status: number, html: string): void {
  res.status(status).type('html').send(html);
}

function sendCached(req: Request, res: Response, body: string): void {
  const etag = etagOf(body);
  res.set({ 'Cache-Control': PUBLIC_CACHE, ETag: etag });
  if (req.get('if-none-match') === etag) res.status(304).end();
  else res.status(200).send(body);
}
