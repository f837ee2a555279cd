import { Router } from 'express';
import { unprocessable } from '../../kernel/errors.ts';
import { serve } from '../../platform/http/serve.ts';
import { serveWebhook, type WebhookAnswer } from '../../platform/http/serve-webhook.ts';
import type { Secrets } from '../../platform/secrets.ts';
import * as contract from './contract.ts';
import { createLogSender } from './create-log-sender.ts';
import { getDelivery, listEndpointDeliveries } from './queries/deliveries.ts';
import { countUndeliveredAt, getEndpoint, listDays, listEndpoints } from './queries/endpoints.ts';
import { getPaymentDeliveries } from './queries/get-payment-deliveries.ts';
import { listLineRefusals } from './queries/list-line-refusals.ts';
import { listSilentLogs } from './queries/list-silent-logs.ts';
import { listBatches } from './queries/resends.ts';
import { listSenders } from './queries/senders.ts';
import { countDeliveries, listUndelivered } from './queries/undelivered.ts';
import { type Pushed, type PushParts, receivePush, splitLines } from './receive-push.ts';
import { removeLogSender } from './remove-log-sender.ts';
import { renewSecret } from './renew-secret.ts';
import { resendMany } from './resend-many.ts';
import { resendNotification } from './resend-notification.ts';
import { stopBatch } from './stop-batch.ts';
import { takeLogLines, totalsOf } from './take-log-lines.ts';

export function deliveryRoutes({ secrets, timeZone }: { secrets: Secrets; timeZone: string }): Router {
  const router = Router();
  serve(router, contract.listEndpoints, 'delivery.read', ({ ctx, query }) => listEndpoints(ctx, query));
  serve(router, contract.getEndpoint, 'delivery.read', async ({ ctx, params: { endpointId } }) => ({
    ...(await getEndpoint(ctx, endpointId)),
    days: await listDays(ctx, endpointId, ctx.clock.now()),
    undelivered: await countUndeliveredAt(ctx, endpointId),
  }));
  serve(router, contract.listEndpointDeliveries, 'delivery.read', async ({ ctx, params: { endpointId }, query }) => {
    await getEndpoint(ctx, endpointId);
    return listEndpointDeliveries(ctx, endpointId, query);
  });
  serve(router, contract.getDelivery, 'delivery.read', async ({ ctx, params: { deliveryId } }) => {
    const delivery = await getDelivery(ctx, deliveryId);
    ctx.noteRead('delivery.read', [deliveryId]);
    return delivery;
  });
  serve(router, contract.getPaymentDeliveries, 'delivery.read', async ({ ctx, params: { uid } }) => {
    const found = await getPaymentDeliveries(ctx, uid);
    ctx.noteRead('delivery.read', [uid]);
    return found;
  });
  serve(router, contract.listUndelivered, 'delivery.read', async ({ ctx, query }) => {
    const page = await listUndelivered(ctx, query);
    ctx.noteRead('delivery.read', ['undelivered'], { shown: page.items.map(({ uid }) => uid) });
    return page;
  });
  serve(router, contract.countDeliveries, 'delivery.read', ({ ctx }) => countDeliveries(ctx));
  serve(router, contract.resendNotification, 'delivery.resend', ({ ctx, params: { uid }, body }) =>
    resendNotification(ctx, uid, body),
  );
  serve(router, contract.resendMany, 'delivery.resend', ({ ctx, body }) => resendMany(ctx, body));
  serve(router, contract.listBatches, 'delivery.resend', ({ ctx, query }) => listBatches(ctx.read, query));
  serve(router, contract.stopBatch, 'delivery.resend', ({ ctx, params }) => stopBatch(ctx, params.batchId));
  serve(router, contract.takeLogLines, 'delivery.import', async ({ ctx, body }) => {
    const lines = splitLines(body.lines);
    if (lines.length > contract.MOST_LINES)
      throw unprocessable('too-many-lines', `At most ${contract.MOST_LINES} lines at once.`);
    const outcomes = await takeLogLines(ctx, { lines }, { timeZone });
    const { stored, duplicate } = totalsOf(outcomes);
    const refused = outcomes.flatMap(({ line, reason }) => (reason === undefined ? [] : [{ line, reason }]));
    return { stored, duplicates: duplicate, refused };
  });
  serve(router, contract.listLineRefusals, 'delivery.import', async ({ ctx, query }) => {
    const page = await listLineRefusals(ctx.read, query);
    ctx.noteRead('delivery.import', ['refusals'], { shown: page.items.map(({ id }) => id) });
    return page;
  });
  serve(router, contract.listLogSenders, 'delivery.import', async ({ ctx }) => ({
    items: await listSenders(ctx.read),
  }));
  serve(router, contract.listSilentLogs, 'delivery.read', ({ ctx }) => listSilentLogs(ctx));
  serve(router, contract.createLogSender, 'delivery.change', ({ ctx, body }) => createLogSender(ctx, body, secrets), {
    shownOnce: true,
  });
  serve(
    router,
    contract.renewSecret,
    'delivery.change',
    ({ ctx, params }) => renewSecret(ctx, params.senderId, secrets),
    { shownOnce: true },
  );
  serve(router, contract.removeLogSender, 'delivery.change', async ({ ctx, params }) => {
    await removeLogSender(ctx, params.senderId);
    return {};
  });
  return router;
}

/** A thousand lines with bodies of two kibibytes each way. */
const LARGEST_PUSH = 8 * 1024 * 1024;

/** Below `/hooks`: anybody may knock, the signature decides. */
export function pushRoutes(parts: PushParts): Router {
  const router = Router();
  serveWebhook(router, '/deliveries/:senderKey', LARGEST_PUSH, async (request) =>
    answerTo(
      await receivePush(parts, {
        key: request.param('senderKey'),
        body: request.body,
        id: request.header('vakhta-id'),
        timestamp: request.header('vakhta-timestamp'),
        signature: request.header('vakhta-signature'),
      }),
    ),
  );
  return router;
}

function answerTo(pushed: Pushed): WebhookAnswer {
  switch (pushed.outcome) {
    case 'taken':
      return { status: 200, outcome: 'taken', more: { lines: pushed.lines } };
    case 'turned-away':
      return { status: 401, outcome: 'turned-away', more: { reason: pushed.reason } };
    case 'too-many-lines':
      return { status: 400, outcome: 'too-many-lines', more: { most: contract.MOST_LINES } };
    case 'unknown-sender':
      return { status: 404, outcome: 'unknown-sender' };
  }
}
