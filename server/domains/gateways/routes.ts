import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { serveWebhook, type WebhookAnswer } from '../../platform/http/serve-webhook.ts';
import { askForPull } from './ask-for-pull.ts';
import { changeSource } from './change-source.ts';
import * as contract from './contract.ts';
import { createSource } from './create-source.ts';
import { textOf } from './cursor.rules.ts';
import type { Gateways } from './gateways.ts';
import { pauseSource } from './pause-source.ts';
import { getSource, getSourceRow, listRefusedDocuments, listSources } from './queries.ts';
import { type Received, receiveNotification } from './receive-notification.ts';
import { resumeSource } from './resume-source.ts';

export function sourceRoutes(gateways: Gateways): Router {
  const router = Router();
  const { secrets } = gateways;
  serve(router, contract.listSources, 'source.read', async ({ ctx }) => ({
    items: await listSources(ctx.read, ctx.clock.now()),
  }));
  serve(router, contract.getSource, 'source.read', ({ ctx, params }) =>
    getSource(ctx.read, params.sourceId, ctx.clock.now()),
  );
  serve(router, contract.createSource, 'source.change', ({ ctx, body }) => createSource(ctx, body, secrets));
  serve(router, contract.changeSource, 'source.change', async ({ ctx, params, body }) => {
    const changed = await changeSource(ctx, params.sourceId, body, secrets);
    gateways.forgetKeys();
    return changed;
  });
  serve(router, contract.pauseSource, 'source.change', ({ ctx, params }) => pauseSource(ctx, params.sourceId));
  serve(router, contract.resumeSource, 'source.change', ({ ctx, params }) => resumeSource(ctx, params.sourceId));
  serve(router, contract.askForPull, 'source.pull', ({ ctx, params }) => askForPull(ctx, params.sourceId));
  serve(
    router,
    contract.testConnection,
    'source.test',
    async ({ ctx, params }) => {
      const { gateway } = gateways.open(await getSourceRow(ctx.read, params.sourceId));
      return gateway.testConnection(textOf(ctx.clock.now()));
    },
    { repeatable: true },
  );
  serve(router, contract.listRefusedDocuments, 'source.read', async ({ ctx, params, query }) => {
    await getSourceRow(ctx.read, params.sourceId);
    ctx.noteRead('source.read', [params.sourceId]);
    return listRefusedDocuments(ctx.read, params.sourceId, query);
  });
  return router;
}

const LARGEST_NOTIFICATION = 256 * 1024;

/** Below `/hooks`: anybody may knock, the signature decides. */
export function notificationRoutes(gateways: Gateways): Router {
  const router = Router();
  serveWebhook(router, '/begateway/:sourceKey', LARGEST_NOTIFICATION, async (request) => {
    const signature = request.header('content-signature');
    const authorization = request.header('authorization');
    const received = await receiveNotification(gateways, {
      key: request.param('sourceKey'),
      body: request.body,
      ...(signature === undefined ? {} : { signature }),
      ...(authorization === undefined ? {} : { authorization }),
    });
    return { status: STATUS[received.outcome], outcome: received.outcome };
  });
  return router;
}

const STATUS: Record<Received['outcome'], WebhookAnswer['status']> = {
  taken: 200,
  duplicate: 200,
  refused: 200,
  'turned-away': 401,
  'unknown-source': 404,
};
