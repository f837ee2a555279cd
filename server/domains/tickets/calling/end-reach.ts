import { eq } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { reaches, reachTokens } from '../tables.ts';
import { asPerson } from './make-reach-link.ts';

/** Be called no longer. */
export async function endReach(ctx: Context): Promise<void> {
  const personId = asPerson(ctx);
  await ctx.change('calling.change', personId, async ({ tx }) => {
    await tx.delete(reaches).where(eq(reaches.personId, personId));
    await tx.delete(reachTokens).where(eq(reachTokens.personId, personId));
  });
}
