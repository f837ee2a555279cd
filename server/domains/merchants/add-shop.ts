import { conflict } from '../../kernel/errors.ts';
import type { MerchantId, ShopId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Merchant, ShopInput } from './contract.ts';
import { domainNameIn } from './domain-name.rules.ts';
import { knownAccountManager } from './known-account-manager.ts';
import { getMerchant } from './queries.ts';
import { shops } from './tables.ts';

/** Adds a shop that has not been seen in a transaction yet. */
export async function addShop(
  ctx: Context,
  merchantId: MerchantId,
  shopId: ShopId,
  input: ShopInput,
): Promise<Merchant> {
  return ctx.change('merchant.change', merchantId, async ({ tx, note }) => {
    await getMerchant(ctx, merchantId);
    const made = await tx
      .insert(shops)
      .values({
        ...shopValues(input),
        id: shopId,
        merchantId,
        accountManagerId:
          input.accountManagerId === null ? null : await knownAccountManager(ctx, input.accountManagerId),
        firstSeenAt: ctx.clock.now(),
      })
      .onConflictDoNothing()
      .returning({ id: shops.id });
    if (made.length === 0) throw conflict('shop-exists', 'This shop is already known; merge its merchant instead.');
    note({ shopId, added: true });
    return getMerchant(ctx, merchantId);
  });
}

/** What people type for a shop, as it is stored. */
export function shopValues(input: ShopInput) {
  return {
    name: input.name === null ? null : maskText(input.name),
    domain: domainNameIn(input.domain),
    cms: input.cms === null || input.cms === '' ? null : maskText(input.cms),
    supportEmail: input.supportEmail === null ? null : maskText(input.supportEmail),
    supportPhone: input.supportPhone === null ? null : maskText(input.supportPhone),
    language: input.language,
  };
}
