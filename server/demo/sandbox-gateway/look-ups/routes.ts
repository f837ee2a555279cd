import { type Request, type Response, Router } from 'express';
import {
  checkoutDocument,
  richDocument,
  type SampleShop,
  type SampleTransaction,
  version2,
  version3,
} from '../../sample/index.ts';
import type { Ledger } from '../ledger.ts';
import { shopOf } from '../shop-of.ts';
import { viewNow } from '../status.ts';

const NOT_FOUND = { response: { message: 'Record not found' } };
const NOT_FOUND_APM = { message: "Couldn't find Transaction" };
const MOST_MATCHES = 10;

export interface LookUps {
  ledger: Ledger;
  /** Sends the notification of a transaction again. */
  renotify(transaction: SampleTransaction): void;
}

/** One by one: everything that is known, for the shop that asks. */
export function lookUpRoutes({ ledger, renotify }: LookUps): Router {
  const router = Router();
  const asked = (path: string, answer: (req: Request, res: Response, shop: SampleShop) => void) =>
    router.get(path, (req, res) => {
      if (req.headers['content-type'] !== undefined)
        return void res.status(400).json({ response: { message: 'Bad request' } });
      const shop = shopOf(ledger.world, req);
      if (shop === undefined) return void res.status(401).json({ response: { message: 'Unauthorized' } });
      answer(req, res, shop);
    });
  const own = (uid: unknown, shop: SampleShop, method: SampleTransaction['method']) => {
    const found = ledger.byUid(String(uid));
    return found?.shop === shop && found.method === method ? found : undefined;
  };
  const document = (req: Request, found: SampleTransaction) => dressFor(req, ledger, found);

  asked('/transactions/:uid', (req, res, shop) => {
    const found = own(req.params.uid, shop, 'credit_card');
    res.status(found === undefined ? 404 : 200).json(found === undefined ? NOT_FOUND : document(req, found));
  });
  for (const path of ['/beyag/payments/:uid', '/beyag/transactions/:uid'])
    asked(path, (req, res, shop) => {
      const found = own(req.params.uid, shop, 'erip');
      res.status(found === undefined ? 404 : 200).json(found === undefined ? NOT_FOUND_APM : document(req, found));
    });
  const byTrackingId = (path: string, method: SampleTransaction['method']) =>
    asked(path, (req, res, shop) => {
      const found = ledger.byTrackingId(shop.id, String(req.params.id)).filter((one) => one.method === method);
      res.json({
        transactions: found
          .slice(0, MOST_MATCHES)
          .map((one) => inner(version2(ledger.world.seed, one, viewNow(one, ledger.nowMs())))),
      });
    });
  byTrackingId('/v2/transactions/tracking_id/:id', 'credit_card');
  byTrackingId('/beyag/transactions/tracking_id/:id', 'erip');
  asked('/ctp/api/checkouts/:token', (req, res, shop) => {
    const found = ledger.byCheckoutToken(String(req.params.token));
    if (found?.shop !== shop) return void res.status(404).json(NOT_FOUND);
    res.json(checkoutDocument(ledger.world.seed, found, viewNow(found, ledger.nowMs())));
  });
  router.post('/transactions/:uid/renotify', (req, res) => {
    const found = ledger.byUid(req.params.uid);
    if (found === undefined || found.shop !== shopOf(ledger.world, req)) return void res.status(404).json(NOT_FOUND);
    renotify(found);
    res.json({ message: 'Transaction was renotified' });
  });
  return router;
}

/** The version that the caller names, else the one of the shop's integration. */
function dressFor(req: Request, { world, nowMs }: Ledger, found: SampleTransaction) {
  const view = viewNow(found, nowMs());
  const asked = req.headers['x-api-version'];
  if (asked === '3') return version3(world.seed, found, view);
  return asked === '2' ? version2(world.seed, found, view) : richDocument(world.seed, found, view);
}

const inner = (document: Record<string, unknown>) => document.transaction;
