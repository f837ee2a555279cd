import { and, eq, isNull } from 'drizzle-orm';
import type { Role } from '../../kernel/actor.ts';
import { conflict } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { type Invitation, InvitationId, type Language } from './contract.ts';
import { hashToken, LINK_HOURS, newToken } from './one-time-token.ts';
import { asInvitation } from './queries/links.ts';
import { findPersonByEmail } from './queries/people.ts';
import { invitations } from './tables.ts';

interface Newcomer {
  name: string;
  email: string;
  role: Role;
  language: Language;
}

/** Invites a person; an earlier invitation to the same e-mail is withdrawn. The link is in the answer and nowhere else. */
export async function invitePerson(
  ctx: Context,
  publicOrigin: string,
  newcomer: Newcomer,
): Promise<{ invitation: Invitation; link: string; expiresAt: string }> {
  const id = newId(InvitationId);
  const token = newToken();
  const at = ctx.clock.now();
  const invitation = await ctx.change('person.invite', id, async ({ tx, note }) => {
    if ((await findPersonByEmail(tx, newcomer.email)) !== undefined)
      throw conflict('already-a-person', 'There is an account with this e-mail already.');
    await tx
      .update(invitations)
      .set({ withdrawnAt: at })
      .where(and(eq(invitations.email, newcomer.email), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)));
    const [row] = await tx
      .insert(invitations)
      .values({
        ...newcomer,
        id,
        tokenHash: hashToken(token),
        invitedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
        createdAt: at,
        expiresAt: at.add({ hours: LINK_HOURS }),
      })
      .returning();
    if (row === undefined) throw new Error('an inserted invitation was not returned');
    note({ role: newcomer.role });
    return asInvitation(row, at);
  });
  return { invitation, link: `${publicOrigin}/invitation#${token}`, expiresAt: invitation.expiresAt };
}
