import type { ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { type Gateways, shopKeyring } from '../../gateways/index.ts';
import { knownShop } from '../probing/known-shop.ts';
import { listFacts } from '../queries/list-facts.ts';
import { diffOf } from './config-diff.rules.ts';
import type { ConfigDiff } from './contract.ts';
import { getKnownSettings } from './queries.ts';

/** The settings of both sides of a shop beside each other. */
export async function getConfigDiff(ctx: Context, gateways: Gateways, shopId: ShopId): Promise<ConfigDiff> {
  const { host } = await knownShop(ctx, shopId);
  const { publicKeyFingerprint } = await shopKeyring(gateways, shopId);
  const facts = await listFacts(ctx.read, shopId);
  return {
    shopId,
    rows: diffOf({ shopId, host, facts, keyFingerprint: publicKeyFingerprint }),
    settings: await getKnownSettings(ctx.read, shopId),
  };
}
