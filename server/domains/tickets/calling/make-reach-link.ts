import { eq } from 'drizzle-orm';
import { forbidden } from '../../../kernel/errors.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { listStartLinks } from '../../channels/index.ts';
import type { BindingLink } from '../binding/contract.ts';
import { digestOf, makeStartWord } from '../binding/start-word.ts';
import { reachTokens } from '../tables.ts';

const VALID_MINUTES = 15;

/** A one-time word by which somebody binds their own chat with one of the desk's bots; a new one ends the last. */
export async function makeReachLink(ctx: Context): Promise<BindingLink> {
  const personId = asPerson(ctx);
  const token = makeStartWord();
  const expiresAt = ctx.clock.now().add({ minutes: VALID_MINUTES });
  return ctx.change('calling.change', personId, async ({ tx }) => {
    await tx.delete(reachTokens).where(eq(reachTokens.personId, personId));
    await tx.insert(reachTokens).values({ tokenHash: digestOf(token), personId, expiresAt });
    return { token, expiresAt: expiresAt.toString(), links: await listStartLinks(tx, token) };
  });
}

/** Calling is about oneself. */
export function asPerson({ actor }: Pick<Context, 'actor'>): PersonId {
  if (actor.kind !== 'person') throw forbidden('not-allowed', 'Your role may not do this.');
  return actor.personId;
}
