import { eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { asPerson } from './calling/make-reach-link.ts';
import type { PinnedViews } from './contract.ts';
import { pinnedViews } from './tables.ts';

/** Keeps somebody's own list of views. One that was changed elsewhere meanwhile is not written over. */
export async function savePinnedViews(ctx: Context, { items, version }: PinnedViews): Promise<PinnedViews> {
  const personId = asPerson(ctx);
  const pinned = items.map(({ name, text }) => ({ name: maskText(cleanText(name)), text: maskText(cleanText(text)) }));
  return ctx.change('view.pin', personId, async ({ tx }) => {
    const [saved] = await tx
      .insert(pinnedViews)
      .values({ personId, items: pinned, version: version + 1, savedAt: ctx.clock.now() })
      .onConflictDoUpdate({
        target: pinnedViews.personId,
        set: { items: pinned, version: version + 1, savedAt: ctx.clock.now() },
        setWhere: eq(pinnedViews.version, version),
      })
      .returning({ items: pinnedViews.items, version: pinnedViews.version });
    if (saved === undefined) throw conflict('views-moved', 'Your views were changed in another window.');
    return saved;
  });
}
