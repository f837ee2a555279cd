import { Router } from 'express';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { serve } from '../../platform/http/serve.ts';
import { countRoundCandidates } from '../incidents/index.ts';
import { getTicket } from '../tickets/index.ts';
import { askForRaise } from './ask-for-raise.ts';
import { attachPayment } from './attach-payment.ts';
import { chooseWay } from './choose-way.ts';
import * as contract from './contract.ts';
import { decideAnswer } from './decide-answer.ts';
import { fillTemplate } from './fill-template.ts';
import { getSuggestion } from './get-suggestion.ts';
import type { AnswerParts } from './look-at-ticket.ts';
import { openByHand } from './open-by-hand.ts';
import { previewRound } from './preview-round.ts';
import { raiseProof } from './raise-proof.ts';
import { sendAnswer } from './send-answer.ts';
import { startRound } from './start-round.ts';
import { tellOfRaise } from './tell-of-raise.ts';

export function answerRoutes(parts: AnswerParts): Router {
  const router = Router();
  serve(router, contract.getSuggestion, 'ticket.read', async ({ ctx, params, query }) => {
    await refuseHidden(ctx, params.ticketId);
    const suggestion = await getSuggestion(ctx, { ...params, ...query }, parts);
    const shown = suggestion.candidates.map(({ transaction }) => transaction.uid);
    ctx.noteRead('ticket.read', [params.ticketId], { shown });
    return suggestion;
  });
  serve(router, contract.attachTransaction, 'ticket.change', ({ ctx, params, body }) =>
    attachPayment(ctx, { ...params, ...body }, parts),
  );
  serve(router, contract.raiseProof, 'proof.raise', ({ ctx, params, body }) => raiseProof(ctx, { ...params, ...body }));
  serve(
    router,
    contract.fillTemplate,
    'ticket.reply',
    async ({ ctx, params, body }) => {
      await refuseHidden(ctx, params.ticketId);
      return fillTemplate(ctx, { ...params, ...body }, parts);
    },
    { repeatable: true },
  );
  serve(router, contract.sendAnswer, 'ticket.reply', ({ ctx, params, body }) =>
    sendAnswer(ctx, { ...params, ...body }, parts),
  );
  serve(router, contract.chooseWay, 'ticket.reply', ({ ctx, params, body }) =>
    chooseWay(ctx, { ...params, ...body }, parts),
  );
  serve(router, contract.openTicket, 'ticket.open', ({ ctx, body }) => openByHand(ctx, body, parts));
  serve(router, contract.decideAnswer, 'message.decide', async ({ ctx, params, body }) => {
    await decideAnswer(ctx, { ...params, ...body }, parts);
    return {};
  });
  serve(router, contract.tellOfRaise, 'limit.raise', ({ ctx, params, body }) =>
    tellOfRaise(ctx, { ...params, ...body }, parts),
  );
  serve(router, contract.askForRaise, 'limit.raise', ({ ctx, params, body }) =>
    askForRaise(ctx, { ...params, ...body }, parts),
  );
  serve(
    router,
    contract.previewRound,
    'incident.answer',
    async ({ ctx, params, body }) => ({
      items: await previewRound(ctx, { ...params, ...body }, parts),
      total: await countRoundCandidates(ctx.read, params.incidentId),
    }),
    { repeatable: true },
  );
  serve(router, contract.startRound, 'incident.answer', ({ ctx, params, body }) =>
    startRound(ctx, { ...params, ...body }, parts),
  );
  return router;
}

/** A ticket that the asker may not reach is answered as one that is not there. */
const refuseHidden = (ctx: Context, ticketId: TicketId) => getTicket(ctx, ticketId);
