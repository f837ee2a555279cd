import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { getTicket } from '../tickets/index.ts';
import { attachTicket } from './attach-ticket.ts';
import * as contract from './contract.ts';
import { detachTicket } from './detach-ticket.ts';
import { servePublicStatus } from './feed/routes.ts';
import { mergeIncident } from './merge-incident.ts';
import { openIncident } from './open-incident.ts';
import { getIncident } from './queries/get-incident.ts';
import { listIncidentTickets } from './queries/list-incident-tickets.ts';
import { listIncidents, listTicketIncidents } from './queries/list-incidents.ts';
import { listScopes } from './queries/name-of-scope.ts';
import { getRound } from './rounds/get-round.ts';
import { stopRound } from './rounds/stop-round.ts';
import { setIncidentPace } from './set-incident-pace.ts';
import { showIncident } from './show-incident.ts';
import { takeIncident } from './take-incident.ts';
import { updateIncident } from './update-incident.ts';
import { cancelWorks } from './works/cancel-works.ts';
import { listWorks } from './works/list-works.ts';
import { planWorks } from './works/plan-works.ts';

export function incidentRoutes(): Router {
  const router = Router();
  serve(router, contract.listIncidents, 'incident.read', ({ ctx, query }) => listIncidents(ctx, query));
  serve(router, contract.getIncident, 'incident.read', ({ ctx, params }) => getIncident(ctx, params.incidentId));
  serve(router, contract.listIncidentTickets, 'incident.read', async ({ ctx, params, query }) => {
    await getIncident(ctx, params.incidentId);
    return listIncidentTickets(ctx, params.incidentId, query);
  });
  serve(router, contract.listTicketIncidents, 'incident.read', async ({ ctx, params }) => {
    await getTicket(ctx, params.ticketId);
    return listTicketIncidents(ctx, params.ticketId);
  });
  serve(router, contract.listScopes, 'incident.change', async ({ ctx }) => ({ items: await listScopes(ctx.read) }));
  serve(router, contract.getRound, 'incident.read', ({ ctx, params }) => getRound(ctx, params));
  serve(router, contract.stopRound, 'incident.answer', ({ ctx, params }) => stopRound(ctx, params));
  serveChanges(router);
  serveWorks(router);
  servePublicStatus(router);
  return router;
}

function serveChanges(router: Router): void {
  serve(router, contract.openIncident, 'incident.change', ({ ctx, body }) => openIncident(ctx, body));
  serve(router, contract.updateIncident, 'incident.change', ({ ctx, params, body }) =>
    updateIncident(ctx, params.incidentId, body),
  );
  serve(router, contract.takeIncident, 'incident.change', ({ ctx, params, body }) =>
    takeIncident(ctx, params.incidentId, body.isMine),
  );
  serve(router, contract.showIncident, 'incident.change', ({ ctx, params, body }) =>
    showIncident(ctx, params.incidentId, body.isPublic),
  );
  serve(router, contract.mergeIncident, 'incident.change', ({ ctx, params, body }) =>
    mergeIncident(ctx, params.incidentId, body.into),
  );
  serve(router, contract.setIncidentPace, 'incident.change', ({ ctx, params, body }) =>
    setIncidentPace(ctx, params.incidentId, body),
  );
  serve(router, contract.attachTicket, 'incident.change', async ({ ctx, params, body }) => {
    await attachTicket(ctx, params.incidentId, body.ticketId);
    return {};
  });
  serve(router, contract.detachTicket, 'incident.change', async ({ ctx, params }) => {
    await detachTicket(ctx, params.incidentId, params.ticketId);
    return {};
  });
}

function serveWorks(router: Router): void {
  serve(router, contract.listWorks, 'incident.read', async ({ ctx, query }) => ({
    items: await listWorks(ctx.read, { from: ctx.clock.now().subtract({ hours: 24 * query.days }) }),
  }));
  serve(router, contract.planWorks, 'incident.change', ({ ctx, body }) => planWorks(ctx, body));
  serve(router, contract.cancelWorks, 'incident.change', async ({ ctx, params }) => {
    await cancelWorks(ctx, params.worksId);
    return {};
  });
}
