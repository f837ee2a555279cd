import { and, eq, isNull } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { hashToken, LINK_HOURS, newToken } from './one-time-token.ts';
import { getPersonRow } from './queries/people.ts';
import { passwordResets } from './tables.ts';

/** Makes a reset link, the only one that works for this person; it is in the answer and nowhere else. */
export async function resetPerson(
  ctx: Context,
  publicOrigin: string,
  { personId, clearsSecondFactor }: { personId: PersonId; clearsSecondFactor: boolean },
): Promise<{ link: string; expiresAt: string }> {
  const token = newToken();
  const at = ctx.clock.now();
  const expiresAt = at.add({ hours: LINK_HOURS });
  await ctx.change('person.reset', personId, async ({ tx, note }) => {
    const person = await getPersonRow(tx, personId);
    if (person.disabledAt !== null) throw conflict('person-disabled', 'Enable the person first.');
    await tx.delete(passwordResets).where(and(eq(passwordResets.personId, personId), isNull(passwordResets.usedAt)));
    await tx
      .insert(passwordResets)
      .values({ tokenHash: hashToken(token), personId, clearsSecondFactor, createdAt: at, expiresAt });
    note({ clearsSecondFactor });
  });
  return { link: `${publicOrigin}/reset#${token}`, expiresAt: expiresAt.toString() };
}
