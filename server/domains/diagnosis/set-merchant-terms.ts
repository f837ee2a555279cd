import { and, eq } from 'drizzle-orm';
import { actorName } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import type { AcquirerId, MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { MerchantSettlement, MerchantTerms } from './contract.ts';
import { merchantTermsSet } from './events.ts';
import { listMerchantSettlements } from './list-merchant-settlements.ts';
import { merchantTerms } from './tables.ts';

export interface TermsToSet {
  merchantId: MerchantId;
  acquirerId: AcquirerId;
  /** Null goes back to the acquirer's usual ones. */
  terms: MerchantTerms | null;
}

/** Agrees with a merchant on when an acquirer's money comes to it. */
export async function setMerchantTerms(
  ctx: Context,
  { merchantId, acquirerId, terms }: TermsToSet,
): Promise<MerchantSettlement> {
  return ctx.change('acquirer.change', acquirerId, async ({ tx, emit, note }) => {
    const known = await listMerchantSettlements(ctx, merchantId);
    if (!known.some((each) => each.acquirerId === acquirerId)) throw notFound('acquirer');
    if (terms === null) {
      await tx
        .delete(merchantTerms)
        .where(and(eq(merchantTerms.merchantId, merchantId), eq(merchantTerms.acquirerId, acquirerId)));
    } else {
      const said = { terms, changedAt: ctx.clock.now(), changedBy: actorName(ctx.actor) };
      await tx
        .insert(merchantTerms)
        .values({ merchantId, acquirerId, ...said })
        .onConflictDoUpdate({ target: [merchantTerms.merchantId, merchantTerms.acquirerId], set: said });
    }
    note({ merchantId, terms });
    await emit(merchantTermsSet, merchantId, { merchantId, acquirerId });
    const after = await listMerchantSettlements(ctx, merchantId);
    const set = after.find((each) => each.acquirerId === acquirerId);
    if (set === undefined) throw notFound('acquirer');
    return set;
  });
}
