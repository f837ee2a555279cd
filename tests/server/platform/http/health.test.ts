import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { errorHandler } from '../../../../server/platform/http/error-handler.ts';
import { healthRoutes } from '../../../../server/platform/http/health.ts';
import { createMetrics, measureRequests } from '../../../../server/platform/http/measure-requests.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { freshDatabase } from '../../../support/database.ts';

const db = await freshDatabase();
const log = createLogger('silent');
const TOKEN = 'a-token-for-figures';

function node({ metricsToken = TOKEN as string | undefined, isServing = true } = {}) {
  const metrics = createMetrics();
  return express()
    .use(measureRequests(metrics, log))
    .use(healthRoutes({ db, metrics, metricsToken, isServing: () => isServing }))
    .get('/things/:id', (_req, res) => void res.json({}))
    .use(errorHandler(log));
}

test('a node that was asked to stop lives, and is ready no more', async () => {
  const [serving, stopping] = [node(), node({ isServing: false })];

  const answers = await Promise.all(
    [serving, stopping].flatMap((app) => ['/healthz', '/readyz'].map((path) => request(app).get(path))),
  );

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 503]);
  expect(answers[3]?.body).toMatchObject({ error: { code: 'unavailable', reason: 'stopping' } });
});

test.each([
  ['without a token', undefined, TOKEN],
  ['with another token', 'Bearer a-token-for-figureZ', TOKEN],
  ['with a part of it', 'Bearer a-token', TOKEN],
  ['where no token was set', 'Bearer undefined', undefined],
])('the figures are closed %s', async (_, authorization, metricsToken) => {
  const asked = request(node({ metricsToken })).get('/metrics');
  const { status, text } = await (authorization === undefined ? asked : asked.set('Authorization', authorization));

  expect(status).toBe(401);
  expect(text).not.toContain('http_request_seconds');
});

test('the figures count requests by their route, never by what stood in the address', async () => {
  const app = node();
  await request(app).get('/things/4200000000000000');

  const { status, text } = await request(app).get('/metrics').set('Authorization', `Bearer ${TOKEN}`);

  expect(status).toBe(200);
  expect(text).toMatch(/http_request_seconds_count\{method="GET",route="\/things\/:id",status="200"\} 1/);
  expect(text).not.toContain('4200000000000000');
});
