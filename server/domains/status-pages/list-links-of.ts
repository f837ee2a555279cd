import type { MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { getMerchant } from '../merchants/index.ts';
import type { StatusLink } from './contract.ts';
import { listStatusLinks } from './queries/links.ts';

/** The links of a merchant whom the actor may see. */
export async function listLinksOf(ctx: Context, merchantId: MerchantId): Promise<StatusLink[]> {
  const { id } = await getMerchant(ctx, merchantId);
  return listStatusLinks(ctx.read, id, ctx.clock.now());
}
