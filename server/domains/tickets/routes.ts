import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { assignTicket } from './assign-ticket.ts';
import { bindConversation } from './binding/bind-conversation.ts';
import { makeBindingLink } from './binding/make-binding-link.ts';
import { endReach } from './calling/end-reach.ts';
import { getReach } from './calling/get-reach.ts';
import { listCalled } from './calling/list-called.ts';
import { asPerson, makeReachLink } from './calling/make-reach-link.ts';
import { changeTicket } from './change-ticket.ts';
import * as contract from './contract.ts';
import { markRead } from './mark-read.ts';
import { mergeTicket } from './merge-ticket.ts';
import { moveMessage } from './move-message.ts';
import { moveTicket } from './move-ticket.ts';
import { noteOnTicket } from './note-on-ticket.ts';
import { promiseTicket } from './promise-ticket.ts';
import { findPinnedViews } from './queries/find-pinned-views.ts';
import { findTicketByNumber, getTicket } from './queries/get-ticket.ts';
import { listThread } from './queries/list-thread.ts';
import { countTickets, listTicketRows, listTickets } from './queries/list-tickets.ts';
import { listUnseen } from './queries/list-unseen.ts';
import { getMessageHtml, getMessageOriginal } from './queries/see-ticket.ts';
import { saveDraft } from './save-draft.ts';
import { savePinnedViews } from './save-pinned-views.ts';
import { snoozeTicket } from './snooze-ticket.ts';
import { takeBackMessage } from './take-back-message.ts';
import { undoClose } from './undo-close.ts';
import { undoMerge } from './undo-merge.ts';

/** `timeZone`: by whose clocks the desk's day ends. */
export function ticketRoutes({ timeZone }: { timeZone: string }): Router {
  const router = Router();
  serve(router, contract.listTickets, 'ticket.read', ({ ctx, query }) => listTickets(ctx, query, timeZone));
  serve(
    router,
    contract.listTicketRows,
    'ticket.read',
    async ({ ctx, body }) => ({ items: await listTicketRows(ctx, body.ids, body.view, timeZone) }),
    { repeatable: true },
  );
  serve(
    router,
    contract.countTickets,
    'ticket.read',
    async ({ ctx, body }) => ({ counts: await countTickets(ctx, body.views, timeZone) }),
    { repeatable: true },
  );
  serve(router, contract.findTicketByNumber, 'ticket.read', ({ ctx, params }) =>
    findTicketByNumber(ctx, params.number),
  );
  serve(router, contract.getTicket, 'ticket.read', async ({ ctx, params }) => {
    const ticket = await getTicket(ctx, params.ticketId);
    ctx.noteRead('ticket.read', [ticket.id]);
    return ticket;
  });
  serve(router, contract.listThread, 'ticket.read', ({ ctx, params, query }) =>
    listThread(ctx, params.ticketId, query),
  );
  serve(router, contract.listUnseen, 'ticket.read', ({ ctx, params, query }) =>
    listUnseen(ctx, params.ticketId, query.seen ?? null),
  );
  serve(router, contract.getMessageHtml, 'ticket.read', async ({ ctx, params }) => {
    const { html, ticketId } = await getMessageHtml(ctx, params.messageId);
    ctx.noteRead('ticket.read', [ticketId]);
    return { html };
  });
  serve(router, contract.getMessageOriginal, 'ticket.read', async ({ ctx, params }) => {
    const { original, ticketId } = await getMessageOriginal(ctx, params.messageId);
    ctx.noteRead('ticket.read', [ticketId]);
    return { original };
  });
  serveViews(router);
  serveWork(router);
  serveMessages(router);
  serveCalling(router);
  return router;
}

function serveViews(router: Router): void {
  serve(router, contract.getPinnedViews, 'ticket.read', async ({ ctx }) => ({
    pinned: await findPinnedViews(ctx.read, asPerson(ctx)),
  }));
  // A save is built on a version: the same one twice is told apart by that, not by a key.
  serve(router, contract.savePinnedViews, 'view.pin', ({ ctx, body }) => savePinnedViews(ctx, body), {
    repeatable: true,
  });
}

function serveWork(router: Router): void {
  serve(router, contract.changeTicket, 'ticket.change', ({ ctx, params, body }) =>
    changeTicket(ctx, params.ticketId, body),
  );
  serve(router, contract.moveTicket, 'ticket.change', ({ ctx, params, body }) =>
    moveTicket(ctx, params.ticketId, body),
  );
  serve(router, contract.undoClose, 'ticket.change', ({ ctx, params }) => undoClose(ctx, params.ticketId));
  serve(router, contract.snoozeTicket, 'ticket.change', ({ ctx, params, body }) =>
    snoozeTicket(ctx, params.ticketId, body.until),
  );
  serve(router, contract.promiseTicket, 'ticket.change', ({ ctx, params, body }) =>
    promiseTicket(ctx, params.ticketId, body),
  );
  serve(router, contract.assignTicket, 'ticket.assign', ({ ctx, params, body }) =>
    assignTicket(ctx, params.ticketId, body),
  );
  serve(router, contract.noteOnTicket, 'ticket.note', ({ ctx, params, body }) =>
    noteOnTicket(ctx, params.ticketId, body.text),
  );
  // A save is built on a version: the same one twice is told apart by that, not by a key.
  serve(
    router,
    contract.saveDraft,
    'draft.save',
    ({ ctx, params: { ticketId, kind }, body }) => saveDraft(ctx, { ticketId, kind, ...body }),
    { repeatable: true },
  );
  serve(
    router,
    contract.markRead,
    'ticket.read',
    async ({ ctx, params }) => {
      await markRead(ctx, params.ticketId);
      return {};
    },
    { repeatable: true },
  );
  serve(router, contract.mergeTicket, 'ticket.merge', ({ ctx, params, body }) =>
    mergeTicket(ctx, params.ticketId, body.into),
  );
  serve(router, contract.undoMerge, 'ticket.merge', ({ ctx, params }) => undoMerge(ctx, params.ticketId));
}

function serveMessages(router: Router): void {
  serve(router, contract.moveMessage, 'message.move', ({ ctx, params, body }) =>
    moveMessage(ctx, params.messageId, body.to),
  );
  serve(router, contract.takeBackMessage, 'message.take-back', ({ ctx, params }) =>
    takeBackMessage(ctx, params.messageId),
  );
  serve(router, contract.bindConversation, 'conversation.bind', async ({ ctx, params, body }) => {
    await bindConversation(ctx, params.conversationId, body);
    return {};
  });
}

function serveCalling(router: Router): void {
  serve(router, contract.makeBindingLink, 'link.make', ({ ctx, body }) => makeBindingLink(ctx, body), {
    shownOnce: true,
  });
  serve(router, contract.getReach, 'calling.change', ({ ctx }) => getReach(ctx.read, asPerson(ctx)));
  serve(router, contract.listCalled, 'rota.read', async ({ ctx }) => ({ items: await listCalled(ctx.read) }));
  serve(router, contract.makeReachLink, 'calling.change', ({ ctx }) => makeReachLink(ctx), { shownOnce: true });
  serve(router, contract.endReach, 'calling.change', async ({ ctx }) => {
    await endReach(ctx);
    return {};
  });
}
