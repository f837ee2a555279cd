import { pasteReport } from '../../server/domains/cms-modules/index.ts';
import { NewTicket } from '../../server/domains/tickets/contract.ts';
import { openTicket } from '../../server/domains/tickets/index.ts';
import { ShopId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  shopOf: (which: Which) => string;
  merchantOf: (which: Which) => string;
}

/** The rows of the access matrix for what shops run. */
export function moduleRows({ ctx, shopOf, merchantOf }: Worlds) {
  const ofTicket = async (which: Which) => {
    if (which === 'none') return { ticketId: NOWHERE };
    const ticket = NewTicket.parse({
      subject: 'A module',
      text: 'The module does not work',
      merchantId: merchantOf(which),
      contact: { name: 'Caller', identity: null },
    });
    return { ticketId: String((await openTicket(ctx(), ticket)).id) };
  };
  const ofReport = async (which: Which) => {
    if (which === 'none') return { reportId: NOWHERE };
    const report = await pasteReport(ctx(), { text: 'WC Version: 8.2.0', shopId: ShopId.parse(shopOf(which)) });
    return { reportId: String(report.id) };
  };
  const seen = { ofMerchant: true, missing: 404 };

  return {
    'get /modules': { lists: true },
    'get /modules/:shopId': { params: (which: Which) => ({ shopId: shopOf(which) }), ...seen },
    'post /modules/reports': {
      body: (which: Which) => ({ text: 'WC Version: 8.2.0', shopId: Number(shopOf(which)) }),
      ...seen,
    },
    'get /modules/reports/:reportId': { params: ofReport, ...seen },
    'get /modules/tickets/:ticketId': { params: ofTicket, ...seen },
  };
}
