import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { networkOf } from './network.rules.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { passwordFits } from './password-hash.ts';
import { findPersonByEmail } from './queries/people.ts';
import type { SignInOrigin } from './sign-in-origin.ts';
import { people, sessions } from './tables.ts';

interface Credentials {
  email: string;
  password: string;
  from: SignInOrigin;
}

/** Starts a session with e-mail and password. An unknown account, a wrong password and a disabled person look and last the same. */
export async function signIn(
  ctx: Context,
  parts: AccessParts,
  { email: typed, password, from }: Credentials,
): Promise<OpenedSession> {
  const email = typed.trim().toLowerCase();
  const guess = await parts.throttle.take('password', email, from, ctx.clock.now());
  const person = await findPersonByEmail(ctx.read, email);
  const fits = await passwordFits(password, person?.passwordHash);
  if (person === undefined || !fits || person.disabledAt !== null) {
    await noteRefusal(ctx, person?.id ?? unknownAccount(email), 'wrong-credentials', from);
    throw wrongCredentials();
  }
  await guess.giveBack();
  return ctx.change('session.start', person.id, async ({ tx, note }) => {
    const at = ctx.clock.now();
    // The person may have been disabled, or the password changed, while it was being compared.
    const [current] = await tx
      .select()
      .from(people)
      .where(and(eq(people.id, person.id), eq(people.passwordHash, person.passwordHash), isNull(people.disabledAt)))
      .for('update');
    if (current === undefined) throw wrongCredentials();
    if (ctx.actor.kind === 'person')
      await tx.update(sessions).set({ endedAt: at }).where(eq(sessions.id, ctx.actor.sessionId));
    const opened = await openSession(tx, { person: current, from, at });
    note({ sessionId: opened.sessionId });
    return opened;
  });
}

/** Stands in the audit although the call is refused: a change of its own, outside of what is rolled back. */
export async function noteRefusal(ctx: Context, subjectId: string, reason: string, from: SignInOrigin): Promise<void> {
  await ctx.change('session.refuse', subjectId, async ({ note }) => note({ reason, network: networkOf(from.address) }));
}

export const wrongCredentials = () =>
  new AppError('unauthenticated', 'wrong-credentials', 'The e-mail or the password is wrong.');

// What was typed may be a password in the wrong field: the audit gets a fingerprint, enough to see repetition.
const unknownAccount = (email: string) => `unknown:${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
