import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { Language } from './contract.ts';
import { joinDesk } from './join-desk.ts';
import { acceptPassword } from './new-password.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { findUsableInvitation } from './queries/links.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { invitations } from './tables.ts';

interface Acceptance {
  token: string;
  name: string;
  password: string;
  language: Language;
  from: SignInOrigin;
}

/** Accepts an invitation with a password and signs the new person in; of two at once one wins. */
export async function acceptInvitation(ctx: Context, input: Acceptance): Promise<OpenedSession> {
  const { token, name, password, language, from } = input;
  const at = ctx.clock.now();
  const invitation = await findUsableInvitation(ctx.read, token, at);
  if (invitation === undefined) throw invitationGone();
  const { id, email, role } = invitation;
  const passwordHash = await acceptPassword(password, { email, name });
  return ctx.change('invitation.accept', id, async (write) => {
    const taken = await write.tx
      .update(invitations)
      .set({ usedAt: at })
      .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
      .returning({ id: invitations.id });
    if (taken.length === 0) throw invitationGone();
    const person = await joinDesk(write, { email, name, role, language, passwordHash }, at);
    write.note({ personId: person.id });
    return openSession(write.tx, { person, from, at });
  });
}

export const invitationGone = () =>
  new AppError('gone', 'invitation-gone', 'This invitation has been used or withdrawn, or is older than 24 hours.');
