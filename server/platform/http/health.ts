import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Router } from 'express';
import type { Registry } from 'prom-client';
import { AppError } from '../../kernel/errors.ts';
import type { Database } from '../db.ts';

export interface HealthParts {
  db: Database;
  metrics: Registry;
  metricsToken: string | undefined;
  /** False once the process was asked to stop, so that a balancer looks elsewhere. */
  isServing(): boolean;
}

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: figures, by token. */
export function healthRoutes({ db, metrics, metricsToken, isServing }: HealthParts): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ ok: true }));
  router.get('/readyz', async (_req, res) => {
    if (!isServing()) throw new AppError('unavailable', 'stopping', 'This node is stopping.');
    await db.read.execute(sql`select 1`).catch((cause) => {
      throw new AppError('unavailable', 'database-unreachable', 'The database does not answer.', { cause });
    });
    res.json({ ok: true });
  });
  router.get('/metrics', async (req, res) => {
    if (!isToken(req.headers.authorization, metricsToken))
      throw new AppError('unauthenticated', 'token-needed', 'The figures need the bearer token of METRICS_TOKEN.');
    res.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}

function isToken(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined || header === undefined) return false;
  const [given, expected] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
