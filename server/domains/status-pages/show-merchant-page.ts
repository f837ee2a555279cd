import type { Context } from '../../platform/context.ts';
import type { OpenLink } from './find-open-link.ts';
import { gatherMerchantPage } from './gather-merchant-page.ts';
import { languageOf } from './language.rules.ts';
import type { Pasted } from './pasted.rules.ts';
import { merchantPage } from './templates/merchant-page.ts';

interface Shown {
  /** The language that the address names, whatever stands there. */
  asked: unknown;
  zone: string;
  /** What became of the report that was just pasted. */
  pasted?: Pasted;
}

/** The page that a link shows, as HTML. */
export async function showMerchantPage(ctx: Context, link: OpenLink, { asked, zone, pasted }: Shown): Promise<string> {
  const { merchantId, showsLimits } = link;
  const facts = await gatherMerchantPage(ctx, { merchantId, showsLimits, zone });
  return merchantPage(facts, languageOf(asked, link.language), {
    until: link.expiresAt,
    takesReports: link.takesReports,
    ...(pasted !== undefined && { pasted }),
  });
}
