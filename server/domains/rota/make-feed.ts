import type { Context } from '../../platform/context.ts';
import { hashToken, newToken } from '../access/index.ts';
import { rotaFeeds } from './tables.ts';

/** A new secret address of one's own calendar; the one before it ends. */
export async function makeFeed(ctx: Context, whose: 'own' | 'all'): Promise<{ path: string }> {
  if (ctx.actor.kind !== 'person') throw new Error('a feed belongs to a person');
  const { personId } = ctx.actor;
  return ctx.change('rota.subscribe', personId, async ({ tx, note }) => {
    const token = newToken();
    const values = { tokenHash: hashToken(token), createdAt: ctx.clock.now(), lastReadAt: null };
    await tx
      .insert(rotaFeeds)
      .values({ personId, whose, ...values })
      .onConflictDoUpdate({ target: [rotaFeeds.personId, rotaFeeds.whose], set: values });
    note({ whose });
    return { path: `/feeds/${token}.ics` };
  });
}
