import { eq, sql } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Merchant } from './contract.ts';
import { merchantMoved } from './events.ts';
import { getMerchant } from './queries.ts';
import { merchantContacts, merchants, shops } from './tables.ts';

/** Moves shops and contacts of one merchant to another and closes it. Transactions follow their shops. */
export async function mergeMerchants(ctx: Context, from: MerchantId, into: MerchantId): Promise<Merchant> {
  if (from === into) throw conflict('same-merchant', 'A merchant cannot be merged into itself.');
  return ctx.change('merchant.merge', from, async ({ tx, emit, note }) => {
    // Both are locked in one order, so that two merges crosswise cannot make a circle.
    await tx
      .select({ id: merchants.id })
      .from(merchants)
      .where(sql`${merchants.id} in (${from}, ${into})`)
      .orderBy(merchants.id)
      .for('update');
    const [source, target] = [await getMerchant(ctx, from), await getMerchant(ctx, into)];
    if (source.mergedInto !== null || target.mergedInto !== null)
      throw conflict('merchant-merged', 'One of the two was already merged.');
    await tx.update(shops).set({ merchantId: into }).where(eq(shops.merchantId, from));
    await tx
      .insert(merchantContacts)
      .select(
        tx
          .select({
            merchantId: sql<MerchantId>`${into}::uuid`.as('merchant_id'),
            contactId: merchantContacts.contactId,
          })
          .from(merchantContacts)
          .where(eq(merchantContacts.merchantId, from)),
      )
      .onConflictDoNothing();
    await tx.delete(merchantContacts).where(eq(merchantContacts.merchantId, from));
    await tx.update(merchants).set({ mergedInto: into }).where(eq(merchants.id, from));
    // Earlier merges into `from` are pointed at the end, so that following one step is always enough.
    await tx.update(merchants).set({ mergedInto: into }).where(eq(merchants.mergedInto, from));
    await emit(merchantMoved, from, { merchantId: from });
    note({ into, shops: source.shops.map((shop) => shop.id) });
    return getMerchant(ctx, into);
  });
}
