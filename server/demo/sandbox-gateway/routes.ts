import express from 'express';
import { backOfficeRoutes } from './back-office/routes.ts';
import { type LookUps, lookUpRoutes } from './look-ups/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import type { Spoiler } from './spoiler.ts';

/** All hosts of the gateway behind one address. */
export function gatewayApp(lookUps: LookUps, spoiler: Spoiler): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(spoiler.handler);
  app.use(reportRoutes(lookUps.ledger), backOfficeRoutes(lookUps.ledger), lookUpRoutes(lookUps));
  app.use((_req, res) => void res.status(404).json({ response: { message: 'Record not found' } }));
  return app;
}
