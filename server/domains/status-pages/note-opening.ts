import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { OpenLink } from './find-open-link.ts';
import { isAnotherOpening, isPerson } from './opened-by.rules.ts';
import { statusLinks } from './tables.ts';

/** Notes that somebody opened the link: how often, when last, and from where in the audit. A messenger that draws a preview has not. */
export async function noteOpening(ctx: Context, link: OpenLink, userAgent: string): Promise<void> {
  const at = ctx.clock.now();
  if (!isPerson(userAgent) || !isAnotherOpening(link.lastOpenedAt, at)) return;
  await ctx.change('status-page.read', link.merchantId, async ({ tx, note }) => {
    await tx
      .update(statusLinks)
      .set({ opens: sql`${statusLinks.opens} + 1`, lastOpenedAt: at })
      .where(eq(statusLinks.id, link.id));
    note({ linkId: link.id });
  });
}
