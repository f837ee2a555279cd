import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { servePage } from '../../platform/http/serve-page.ts';
import * as contract from './contract.ts';
import { listLinksOf } from './list-links-of.ts';
import { makeStatusLink } from './make-status-link.ts';
import { previewMerchantPage } from './preview-merchant-page.ts';
import { revokeStatusLink } from './revoke-status-link.ts';
import { PAGE_POLICY } from './templates/engine.ts';

interface Parts {
  timeZone: string;
  publicOrigin: string;
}

export function statusLinkRoutes({ timeZone, publicOrigin }: Parts): Router {
  const router = Router();
  serve(router, contract.listStatusLinks, 'status-link.read', async ({ ctx, params }) => ({
    items: await listLinksOf(ctx, params.merchantId),
  }));
  serve(
    router,
    contract.makeStatusLink,
    'status-link.change',
    async ({ ctx, params, body }) => {
      const { link, path } = await makeStatusLink(ctx, params.merchantId, body);
      return { link, address: `${publicOrigin}${path}` };
    },
    { shownOnce: true },
  );
  serve(router, contract.revokeStatusLink, 'status-link.change', async ({ ctx, params }) => {
    await revokeStatusLink(ctx, params.linkId);
    return {};
  });
  servePage(router, contract.previewStatusPage, 'status-link.read', PAGE_POLICY, ({ ctx, params, query }) =>
    previewMerchantPage(ctx, params.merchantId, {
      lang: query.lang,
      showsLimits: query.limits === 'true',
      zone: timeZone,
    }),
  );
  return router;
}
