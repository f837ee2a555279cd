import { and, asc, eq } from 'drizzle-orm';
import type { MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { acquirers } from '../acquirers/tables.ts';
import { getMerchant } from '../merchants/index.ts';
import type { MerchantSettlement } from './contract.ts';
import { expectedMoney } from './settlement-calendar.rules.ts';
import { merchantTerms } from './tables.ts';

/** When each acquirer pays a merchant that the asker may see, and when a payment of this moment would come. */
export async function listMerchantSettlements(ctx: Context, merchantId: MerchantId): Promise<MerchantSettlement[]> {
  await getMerchant(ctx, merchantId);
  const at = ctx.clock.now().toString();
  const rows = await ctx.read
    .select({
      acquirerId: acquirers.id,
      acquirer: acquirers.name,
      hours: acquirers.hours,
      usual: acquirers.settlement,
      own: merchantTerms.terms,
    })
    .from(acquirers)
    .leftJoin(merchantTerms, and(eq(merchantTerms.acquirerId, acquirers.id), eq(merchantTerms.merchantId, merchantId)))
    .orderBy(asc(acquirers.name));
  return rows.map(({ acquirerId, acquirer, hours, usual, own }) => {
    const terms = own ?? (usual === null ? null : { ...usual, payOutDays: null });
    const expected = terms === null ? undefined : expectedMoney({ ...terms, ...hours }, at);
    return { acquirerId, acquirer, zone: hours.zone, terms, isOwn: own !== null, expected: expected ?? null };
  });
}
