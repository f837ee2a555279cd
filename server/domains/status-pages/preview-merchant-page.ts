import type { MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { getMerchant } from '../merchants/index.ts';
import type { PageLanguage } from './contract.ts';
import { gatherMerchantPage } from './gather-merchant-page.ts';
import { languageOf } from './language.rules.ts';
import { merchantPage } from './templates/merchant-page.ts';

/** The page as the merchant would see it, without a link: nothing can be sent from it. */
export async function previewMerchantPage(
  ctx: Context,
  merchantId: MerchantId,
  { lang, showsLimits, zone }: { lang: PageLanguage | undefined; showsLimits: boolean; zone: string },
): Promise<string> {
  const merchant = await getMerchant(ctx, merchantId);
  const facts = await gatherMerchantPage(ctx, { merchantId, showsLimits, zone });
  return merchantPage(facts, languageOf(lang, merchant.language), undefined);
}
