import { and, eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { rotaFeeds } from './tables.ts';

/** Ends the secret address of one's own calendar. */
export async function endFeed(ctx: Context, whose: 'own' | 'all'): Promise<void> {
  if (ctx.actor.kind !== 'person') throw new Error('a feed belongs to a person');
  const { personId } = ctx.actor;
  await ctx.change('rota.subscribe', personId, async ({ tx, note }) => {
    const ended = await tx
      .delete(rotaFeeds)
      .where(and(eq(rotaFeeds.personId, personId), eq(rotaFeeds.whose, whose)))
      .returning({ whose: rotaFeeds.whose });
    if (ended.length === 0) throw notFound('feed');
    note({ whose, ended: true });
  });
}
