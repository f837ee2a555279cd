import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { StatusLinkId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { onlyOwnMerchants } from '../merchants/index.ts';
import { merchants } from '../merchants/tables.ts';
import { statusLinks } from './tables.ts';

/** Ends a link at once. Ending an ended one changes nothing. */
export async function revokeStatusLink(ctx: Context, linkId: StatusLinkId): Promise<void> {
  const [link] = await ctx.read
    .select({ merchantId: statusLinks.merchantId })
    .from(statusLinks)
    .innerJoin(merchants, eq(merchants.id, statusLinks.merchantId))
    .where(and(eq(statusLinks.id, linkId), onlyOwnMerchants(ctx.read, ctx)));
  if (link === undefined) throw notFound('link');
  await ctx.change('status-link.change', link.merchantId, async ({ tx, note }) => {
    await tx
      .update(statusLinks)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(statusLinks.id, linkId), isNull(statusLinks.revokedAt)));
    note({ linkId, revoked: true });
  });
}
