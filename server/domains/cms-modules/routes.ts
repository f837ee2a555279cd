import { Router } from 'express';
import { notFound } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { serve } from '../../platform/http/serve.ts';
import * as contract from './contract.ts';
import { pasteReport } from './paste-report.ts';
import { getShopModules } from './queries/get-shop-modules.ts';
import { getReport, listReportsOfTicket } from './queries/list-reports.ts';
import { findShopHealth, listShopHealth } from './queries/list-shop-health.ts';

export interface ModuleParts {
  /** Whether the asker may see a ticket: tickets lie above this domain. */
  isTicketInSight(ctx: Context, id: TicketId): Promise<boolean>;
}

export function moduleRoutes(parts: ModuleParts): Router {
  const router = Router();
  const seeTicket = async (ctx: Context, id: TicketId) => {
    if (!(await parts.isTicketInSight(ctx, id))) throw notFound('ticket');
  };
  serve(router, contract.listShopHealth, 'module.read', ({ ctx, query }) => listShopHealth(ctx, query));
  serve(router, contract.getShopModules, 'module.read', ({ ctx, params }) => getShopModules(ctx, params.shopId));
  serve(router, contract.pasteReport, 'module.paste', async ({ ctx, body }) => {
    if (body.ticketId !== undefined) await seeTicket(ctx, body.ticketId);
    return pasteReport(ctx, body);
  });
  serve(router, contract.getReport, 'module.read', async ({ ctx, params }) => {
    const report = await getReport(ctx.read, params.reportId);
    const isInReach =
      ctx.reach === 'all' ||
      (report.shopId !== null && (await findShopHealth(ctx, report.shopId)) !== undefined) ||
      (report.ticketId !== null && (await parts.isTicketInSight(ctx, report.ticketId)));
    if (!isInReach) throw notFound('report');
    ctx.noteRead('module.read', [report.id]);
    return report;
  });
  serve(router, contract.listTicketReports, 'module.read', async ({ ctx, params }) => {
    await seeTicket(ctx, params.ticketId);
    return { items: await listReportsOfTicket(ctx.read, params.ticketId) };
  });
  return router;
}
