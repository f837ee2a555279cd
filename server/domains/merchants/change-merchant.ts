import { and, eq, ne } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { MerchantId } from '../../kernel/ids.ts';
import { maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Merchant, MerchantInput } from './contract.ts';
import { merchantMoved } from './events.ts';
import { knownAccountManager } from './known-account-manager.ts';
import { getMerchant } from './queries.ts';
import { merchants } from './tables.ts';

/** Replaces what is known of a merchant; a merged one is closed. */
export async function changeMerchant(ctx: Context, id: MerchantId, input: MerchantInput): Promise<Merchant> {
  return ctx.change('merchant.change', id, async ({ tx, emit, note }) => {
    const before = await getMerchant(ctx, id);
    if (before.mergedInto !== null) throw conflict('merchant-merged', 'This merchant was merged into another.');
    if (input.number !== null) {
      const [taken] = await tx
        .select({ id: merchants.id })
        .from(merchants)
        .where(and(eq(merchants.number, input.number), ne(merchants.id, id)));
      if (taken !== undefined) throw conflict('merchant-number-taken', 'Another merchant has this number.');
    }
    const after = {
      ...input,
      ...merchantTexts(input),
      accountManagerId: await knownAccountManager(ctx, input.accountManagerId),
    };
    await tx.update(merchants).set(after).where(eq(merchants.id, id));
    if (after.name !== before.name) await emit(merchantMoved, id, { merchantId: id });
    note({ fields: changedFields({ ...before, accountManagerId: before.accountManager?.id ?? null }, after) });
    return getMerchant(ctx, id);
  });
}

/** What people type for a merchant, as it is stored. */
export const merchantTexts = ({ name, note, vertical }: MerchantInput) => ({
  name: maskText(name),
  note: maskText(note),
  vertical: vertical === null ? null : maskText(vertical),
});

/** The names of the fields of `after` that differ in `before`; values stay out of the audit. */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(after).filter((name) => (before[name] ?? null) !== (after[name] ?? null));
}
