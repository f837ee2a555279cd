import { eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Language, Theme } from './contract.ts';
import { personChanged, streamOf } from './events.ts';
import { personActor } from './own-session.ts';
import { people } from './tables.ts';

interface Preferences {
  name?: string | undefined;
  language?: Language | undefined;
  theme?: Theme | undefined;
}

export async function changePreferences(ctx: Context, preferences: Preferences): Promise<void> {
  const { personId } = personActor(ctx.actor);
  const given = Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== undefined));
  const changed = Object.keys(given);
  if (changed.length === 0) return;
  await ctx.change('profile.change', personId, async ({ tx, emit, note }) => {
    await tx.update(people).set(given).where(eq(people.id, personId));
    note({ changed });
    await emit(personChanged, personId, { personId }, streamOf(personId));
  });
}
