import { and, eq, gt } from 'drizzle-orm';
import type { Context, Write } from '../../../platform/context.ts';
import { digestOf } from '../binding/start-word.ts';
import type { ReceivedOf } from '../receiving/received.ts';
import { reaches, reachTokens } from '../tables.ts';

/** `/start` with a word that somebody of the desk was shown binds this chat to them; says whether it did. */
export async function bindReach(
  ctx: Context,
  { tx }: Pick<Write, 'tx'>,
  { said, accountId }: ReceivedOf<'message'>,
): Promise<boolean> {
  const { deepLink } = said.proof;
  if (deepLink === undefined || said.conversation.kind !== 'private') return false;
  const now = ctx.clock.now();
  const [token] = await tx
    .delete(reachTokens)
    .where(and(eq(reachTokens.tokenHash, digestOf(deepLink)), gt(reachTokens.expiresAt, now)))
    .returning({ personId: reachTokens.personId });
  if (token === undefined) return false;
  const bound = { accountId, address: said.conversation.address, boundAt: now };
  await tx
    .insert(reaches)
    .values({ personId: token.personId, ...bound })
    .onConflictDoUpdate({ target: reaches.personId, set: bound });
  return true;
}
