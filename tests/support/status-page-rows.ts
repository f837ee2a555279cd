import { StatusLinkInput } from '../../server/domains/status-pages/contract.ts';
import { makeStatusLink } from '../../server/domains/status-pages/index.ts';
import { MerchantId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  merchantOf: (which: Which) => string;
}

/** The rows of the access matrix for the links to merchants' pages. */
export function statusPageRows({ ctx, merchantOf }: Worlds) {
  const ofMerchant = (which: Which) => ({ merchantId: merchantOf(which) });
  const ofLink = async (which: Which) => {
    if (which === 'none') return { linkId: NOWHERE };
    const { link } = await makeStatusLink(
      ctx(),
      MerchantId.parse(merchantOf(which)),
      StatusLinkInput.parse({ label: 'a developer' }),
    );
    return { linkId: String(link.id) };
  };
  const seen = { ofMerchant: true, missing: 404 };
  return {
    'get /merchants/:merchantId/status-links': { params: ofMerchant, ...seen },
    'post /merchants/:merchantId/status-links': { params: ofMerchant, body: () => ({ label: 'a developer' }), ...seen },
    'delete /status-links/:linkId': { params: ofLink, ...seen },
    'get /merchants/:merchantId/status-page': { params: ofMerchant, ...seen },
  };
}
