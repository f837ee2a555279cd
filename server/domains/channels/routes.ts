import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { serveDownload } from '../../platform/http/serve-download.ts';
import { serveWebhook, type WebhookAnswer } from '../../platform/http/serve-webhook.ts';
import { addFile } from './add-file.ts';
import { addFilePiece } from './add-file-piece.ts';
import { blockSender } from './block-sender.ts';
import { changeAccount } from './change-account.ts';
import type { Channels } from './channels.ts';
import * as contract from './contract.ts';
import { createAccount } from './create-account.ts';
import { decideInbound } from './decide-inbound.ts';
import { type IsFileWithinReach, openFile } from './open-file.ts';
import { pauseAccount } from './pause-account.ts';
import { createPieceSeal } from './piece-seal.ts';
import { countSetAside, getAccount, getAccountRow, listAccounts, listBlocked, listSetAside } from './queries.ts';
import { receiveUpdate, type UpdateReceived } from './receive-update.ts';
import type { Receive } from './take-inbound.ts';
import { unblockSender } from './unblock-sender.ts';

export interface ChannelRouteParts {
  channels: Channels;
  receive: Receive;
  isFileWithinReach: IsFileWithinReach;
}

export function channelRoutes({ channels, receive, isFileWithinReach }: ChannelRouteParts): Router {
  const router = Router();
  const { secrets } = channels;
  const seal = createPieceSeal(secrets);
  serve(router, contract.listAccounts, 'channel.read', async ({ ctx }) => ({ items: await listAccounts(ctx.read) }));
  serve(router, contract.getAccount, 'channel.read', ({ ctx, params }) => getAccount(ctx.read, params.accountId));
  serve(router, contract.createAccount, 'channel.change', ({ ctx, body }) => createAccount(ctx, body, secrets));
  serve(router, contract.changeAccount, 'channel.change', async ({ ctx, params, body }) => {
    const changed = await changeAccount(ctx, params.accountId, body, secrets);
    channels.forgetKeys();
    return changed;
  });
  serve(router, contract.pauseAccount, 'channel.change', ({ ctx, params, body }) =>
    pauseAccount(ctx, params.accountId, body.paused),
  );
  serve(
    router,
    contract.testAccount,
    'channel.test',
    async ({ ctx, params }) => ({
      steps: await channels.open(await getAccountRow(ctx.read, params.accountId)).channel.test(),
    }),
    { repeatable: true },
  );
  serve(router, contract.countQuarantine, 'quarantine.decide', async ({ ctx }) => ({
    count: await countSetAside(ctx.read),
  }));
  serve(router, contract.listQuarantine, 'quarantine.decide', async ({ ctx, query }) => {
    const page = await listSetAside(ctx.read, query);
    ctx.noteRead('quarantine.decide', ['page'], { shown: page.items.map(({ id }) => id) });
    return page;
  });
  serve(router, contract.decideInbound, 'quarantine.decide', async ({ ctx, params, body }) => {
    const ticketId = await decideInbound(ctx, params.inboundId, body.decision, receive);
    channels.inboundBell.ring();
    return { ticketId: ticketId ?? null };
  });
  serve(router, contract.listBlockedSenders, 'quarantine.decide', async ({ ctx }) => ({
    items: await listBlocked(ctx.read),
  }));
  serve(router, contract.blockSender, 'sender.block', ({ ctx, body }) => blockSender(ctx, body.identity, body.reason));
  serve(router, contract.unblockSender, 'sender.block', async ({ ctx, body }) => {
    await unblockSender(ctx, body.identity);
    return {};
  });
  serve(router, contract.addFile, 'file.add', async ({ ctx, body }) => ({ id: await addFile(ctx, body) }));
  serve(router, contract.addFilePiece, 'file.add', async ({ ctx, params, body }) => ({
    state: await addFilePiece(ctx, params.fileId, { ...body, bytes: Buffer.from(body.bytes, 'base64') }, seal),
  }));
  serveDownload(router, contract.downloadFile, 'file.read', ({ ctx, params, query }) =>
    openFile(ctx, params.fileId, query.open === 'held-back', isFileWithinReach),
  );
  return router;
}

const LARGEST_UPDATE = 1024 * 1024;

/** Below `/hooks`: anybody may knock, the secret decides. */
export function updateRoutes(channels: Channels): Router {
  const router = Router();
  serveWebhook(router, '/telegram/:accountKey', LARGEST_UPDATE, async (request) => {
    const outcome = await receiveUpdate(channels, {
      key: request.param('accountKey'),
      body: request.body,
      secret: request.header('x-telegram-bot-api-secret-token') ?? '',
    });
    return { status: STATUS[outcome], outcome };
  });
  return router;
}

const STATUS: Record<UpdateReceived, WebhookAnswer['status']> = {
  taken: 200,
  duplicate: 200,
  'turned-away': 401,
  'unknown-account': 404,
};
