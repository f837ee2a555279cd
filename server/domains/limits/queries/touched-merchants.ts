import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { MerchantId, ShopId, TerminalId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { people } from '../../access/tables.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { TouchedMerchant } from '../contract.ts';
import { terminalShops } from '../tables.ts';

export interface Touched extends TouchedMerchant {
  terminalId: TerminalId;
  currency: string;
  accountManagerId: (typeof people.$inferSelect)['id'] | null;
}

/** The merchants whose payments pass these terminals, by name; of an account manager their own alone. */
export async function listTouched(
  ctx: Pick<Context, 'read' | 'actor' | 'reach'>,
  terminalIds: readonly TerminalId[],
): Promise<Touched[]> {
  if (terminalIds.length === 0) return [];
  const shopManagers = alias(people, 'shop_managers');
  const rows = await ctx.read
    .select({
      terminalId: terminalShops.terminalId,
      currency: terminalShops.currency,
      shopId: terminalShops.shopId,
      merchantId: merchants.id,
      name: merchants.name,
      language: merchants.language,
      managerId: people.id,
      managerName: people.name,
      shopManagerId: shopManagers.id,
      shopManagerName: shopManagers.name,
    })
    .from(terminalShops)
    .innerJoin(shops, eq(shops.id, terminalShops.shopId))
    .innerJoin(merchants, eq(merchants.id, shops.merchantId))
    .leftJoin(people, and(eq(people.id, merchants.accountManagerId), isNull(people.disabledAt)))
    .leftJoin(shopManagers, and(eq(shopManagers.id, shops.accountManagerId), isNull(shopManagers.disabledAt)))
    .where(
      and(
        inArray(terminalShops.terminalId, [...new Set(terminalIds)]),
        isNull(merchants.mergedInto),
        onlyOwnShops(ctx.read, ctx, sql`${terminalShops.shopId}`),
      ),
    )
    .orderBy(asc(merchants.name), asc(merchants.id), asc(terminalShops.shopId));
  return together(rows);
}

interface Row {
  terminalId: TerminalId;
  currency: string;
  shopId: ShopId;
  merchantId: MerchantId;
  name: string | null;
  language: TouchedMerchant['language'];
  managerId: Touched['accountManagerId'];
  managerName: string | null;
  shopManagerId: Touched['accountManagerId'];
  shopManagerName: string | null;
}

/** One entry per terminal, currency and merchant. A shop's own account manager speaks for it. */
function together(rows: readonly Row[]): Touched[] {
  const found = new Map<string, Touched>();
  for (const { shopId, managerId, managerName, shopManagerId, shopManagerName, ...row } of rows) {
    const key = `${row.terminalId} ${row.currency} ${row.merchantId}`;
    const known = found.get(key);
    if (known !== undefined) known.shopIds.push(shopId);
    else
      found.set(key, {
        ...row,
        shopIds: [shopId],
        accountManagerId: shopManagerId ?? managerId,
        accountManager: shopManagerName ?? managerName,
      });
  }
  return [...found.values()];
}
