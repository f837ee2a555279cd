import { conflict } from '../../kernel/errors.ts';
import { MerchantId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { merchantTexts } from './change-merchant.ts';
import type { Merchant, MerchantInput } from './contract.ts';
import { knownAccountManager } from './known-account-manager.ts';
import { getMerchant } from './queries.ts';
import { merchants } from './tables.ts';

/** Creates a merchant by hand. An account manager becomes the manager of what they create. */
export async function createMerchant(ctx: Context, input: MerchantInput): Promise<Merchant> {
  const id = newId(MerchantId);
  return ctx.change('merchant.create', id, async ({ tx }) => {
    const made = await tx
      .insert(merchants)
      .values({
        ...input,
        id,
        ...merchantTexts(input),
        accountManagerId: await knownAccountManager(ctx, input.accountManagerId),
        createdAt: ctx.clock.now(),
      })
      .onConflictDoNothing({ target: merchants.number })
      .returning({ id: merchants.id });
    if (made.length === 0) throw conflict('merchant-number-taken', 'Another merchant has this number.');
    return getMerchant(ctx, id);
  });
}
