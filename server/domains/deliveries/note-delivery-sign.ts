import { sql } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { DeliveryClass, SignSource } from './contract.ts';
import { deliverySigns } from './tables.ts';

export interface NewSign {
  shopId: ShopId;
  source: SignSource;
  at: Temporal.Instant;
  class: DeliveryClass;
  httpStatus: number | null;
  excerpt: string | null;
}

const EXCERPT = 200;

/** Keeps what a probe saw or a module reported of the notification address: the latest of each stands in where there is no log. */
export async function noteDeliverySign(ctx: Context, { excerpt, ...sign }: NewSign): Promise<void> {
  const seen = { ...sign, excerpt: excerpt && maskText(cleanText(excerpt.slice(0, 20 * EXCERPT))).slice(0, EXCERPT) };
  await ctx.change('delivery.watch', String(sign.shopId), async ({ tx }) => {
    await tx
      .insert(deliverySigns)
      .values(seen)
      .onConflictDoUpdate({
        target: [deliverySigns.shopId, deliverySigns.source],
        set: seen,
        setWhere: sql`${deliverySigns.at} <= excluded.at`,
      });
  });
}
