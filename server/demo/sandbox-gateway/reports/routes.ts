import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { reportRow, type SampleShop, type SampleTransaction } from '../../sample/index.ts';
import type { Ledger } from '../ledger.ts';
import { dayMs, momentMs } from '../moments.ts';
import { shopOf } from '../shop-of.ts';
import { statusAt, viewNow } from '../status.ts';
import type { Wanted } from '../wanted.ts';

const Params = z.object({
  report_params: z.object({
    date_type: z.enum(['created_at', 'paid_at', 'settled_at']).default('created_at'),
    date: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    status: z.string().default('all'),
    payment_method_type: z.enum(['credit_card', 'alternative', 'erip']).default('credit_card'),
    time_zone: z.string().default('UTC'),
    starting_after: z.union([z.string(), z.int()]).optional(),
  }),
});
type Params = z.infer<typeof Params>['report_params'];

const MOST_ROWS = 1_000;

/** Reports of one merchant's shop: version 2 by the day, version 3 by pages. */
export function reportRoutes(ledger: Ledger): Router {
  const router = Router();
  const asking = (path: string, answer: (req: Request, res: Response, shop: SampleShop, params: Params) => void) =>
    router.post(path, express.json({ limit: '1mb' }), (req, res) => {
      const shop = shopOf(ledger.world, req);
      if (shop === undefined) return void res.status(401).json({ response: { message: 'Unauthorized' } });
      const parsed = Params.safeParse(req.body);
      if (parsed.success) return answer(req, res, shop, parsed.data.report_params);
      res.status(422).json({ response: { message: 'Report params are invalid.', errors: {} } });
    });

  asking('/api/reports', (req, res, shop, params) => {
    const version = req.headers['x-api-version'] === '3' ? 3 : 2;
    const rows = ledger.list(wantedBy(ledger, shop, params), Number.POSITIVE_INFINITY);
    res.json(version === 3 ? pageOf(ledger, rows, params) : dayOf(ledger, rows));
  });
  asking('/api/reports/count', (_req, res, shop, params) => {
    res.json({ transactions: { count: ledger.list(wantedBy(ledger, shop, params), Number.POSITIVE_INFINITY).length } });
  });
  return router;
}

function dayOf(ledger: Ledger, rows: SampleTransaction[]) {
  return {
    transactions: rows.slice(0, MOST_ROWS).map((row) => reportRow(row, viewNow(row, ledger.nowMs()))),
    count: rows.length,
  };
}

function pageOf(ledger: Ledger, rows: SampleTransaction[], { starting_after }: Params) {
  const after =
    starting_after === undefined ? -1 : rows.findIndex(({ number }) => String(number) === String(starting_after));
  const page = rows.slice(after + 1, after + 1 + MOST_ROWS);
  return {
    transactions: page.map((row) => reportRow(row, viewNow(row, ledger.nowMs()))),
    count: page.length,
    has_more: after + 1 + MOST_ROWS < rows.length,
    first_object_id: page[0]?.number ?? null,
    last_object_id: page.at(-1)?.number ?? null,
  };
}

function wantedBy(ledger: Ledger, shop: SampleShop, params: Params): Wanted {
  const { status, payment_method_type } = params;
  return {
    dateType: params.date_type,
    ...spanOf(ledger, params),
    shopId: shop.id,
    matches: (row) =>
      row.method === payment_method_type && (status === 'all' || statusAt(row, ledger.nowMs()) === status),
  };
}

/** A whole second counts as said: `19:04:59` means to its end. */
function spanOf(ledger: Ledger, { date, from, to, time_zone }: Params) {
  if (date !== undefined) return dayMs(date, time_zone);
  return {
    fromMs: from === undefined ? 0 : momentMs(from, time_zone),
    toMs: to === undefined ? ledger.nowMs() : momentMs(to, time_zone) + 999,
  };
}
