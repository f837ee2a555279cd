import { inArray, type SQL } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnMerchants } from '../../merchants/index.ts';
import { merchants } from '../../merchants/tables.ts';
import { tickets } from '../tables.ts';

export type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

/** The one condition that keeps an account manager to tickets of their merchants; undefined where everything may be seen. */
export function onlyOwnTickets(ctx: Asker): SQL | undefined {
  const own = onlyOwnMerchants(ctx.read, ctx);
  if (own === undefined) return undefined;
  return inArray(tickets.merchantId, ctx.read.select({ id: merchants.id }).from(merchants).where(own));
}
