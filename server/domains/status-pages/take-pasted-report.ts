import type { ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { pasteReport } from '../cms-modules/index.ts';
import type { OpenLink } from './find-open-link.ts';
import { type Pasted, refusalOf, takenReport } from './pasted.rules.ts';
import { listShopsOf } from './queries/shops.ts';

/** Takes a report that somebody pasted behind a link: kept, masked, as one of their shop, and read at once. */
export async function takePastedReport(
  ctx: Context,
  link: OpenLink,
  { text, shop }: { text: string; shop: string },
): Promise<Pasted> {
  const refused = refusalOf(text);
  if (refused !== undefined) return refused;
  const shops = await listShopsOf(ctx.read, link.merchantId);
  // Another number than one of theirs is nobody's: the report is read and belongs to no shop.
  const shopId: ShopId | undefined = shops.find(({ id }) => String(id) === shop)?.id;
  return ctx.change('status-page.paste', link.merchantId, async ({ note }) => {
    const report = await pasteReport(ctx, { text, shopId });
    note({ linkId: link.id, reportId: report.id });
    return takenReport(report, text.split('\n').length);
  });
}
