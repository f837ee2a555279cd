import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Logger } from '../logger.ts';

/** The figures of this process. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Counts and times every request by route pattern (never by address: that may hold a uid), and logs one line each. */
export function measureRequests(registry: Registry, log: Logger): RequestHandler {
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return (req, res, next) => {
    const started = performance.now();
    res.once('close', () => {
      const durationMs = performance.now() - started;
      const route = typeof req.route?.path === 'string' ? `${req.baseUrl}${req.route.path}` : 'unmatched';
      const status = res.statusCode;
      seconds.observe({ method: req.method, route, status }, durationMs / 1000);
      const fields = { requestId: res.getHeader('x-request-id')?.toString(), method: req.method, route, status };
      log.debug('request', { ...fields, durationMs: Math.round(durationMs * 10) / 10 });
    });
    next();
  };
}
