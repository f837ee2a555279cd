import { Router } from 'express';
import { ShopId } from '../../../kernel/ids.ts';
import { serveWebhook, type WebhookAnswer } from '../../../platform/http/serve-webhook.ts';
import type { Gateways } from '../../gateways/index.ts';
import { PUBLISHED_SCHEMAS } from './published-schemas.ts';
import { type PostOutcome, receivePost } from './receive-post.ts';

const LARGEST_POST = 64 * 1024;

const STATUS: Record<PostOutcome['outcome'], WebhookAnswer['status']> = {
  taken: 200,
  duplicate: 200,
  unreadable: 400,
  'too-many': 429,
  'turned-away': 401,
};

/** Below `/hooks`: any module may knock, the shop's own key decides. */
export function modulePostRoutes(gateways: Gateways): Router {
  const router = Router();
  serveWebhook(router, '/modules/:shopId', LARGEST_POST, async (request) => {
    const shopId = ShopId.safeParse(request.param('shopId'));
    if (!shopId.success) return { status: 401, outcome: 'turned-away' };
    const received = await receivePost(gateways, shopId.data, request.body, {
      timestamp: request.header('vakhta-timestamp'),
      signature: request.header('vakhta-signature'),
    });
    return { status: STATUS[received.outcome], outcome: received.outcome };
  });
  return router;
}

/** The published forms, for who writes a module or a back office. */
export function schemaRoutes(): Router {
  const router = Router();
  for (const [name, schema] of Object.entries(PUBLISHED_SCHEMAS))
    router.get(
      `/${name}`,
      (_req, res) => void res.type('application/schema+json').send(JSON.stringify(schema, null, 2)),
    );
  return router;
}
