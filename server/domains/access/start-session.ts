import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { getPersonRow } from './queries/people.ts';
import type { SignInOrigin } from './sign-in-origin.ts';

/** Starts a session without a proof. Only the demo's composition has a route to it. */
export async function startSession(
  ctx: Context,
  { personId, from }: { personId: PersonId; from: SignInOrigin },
): Promise<OpenedSession> {
  return ctx.change('session.start', personId, async ({ tx, note }) => {
    const at = ctx.clock.now();
    const person = await getPersonRow(tx, personId);
    const opened = await openSession(tx, { person, from, at, secondFactorAt: at });
    note({ sessionId: opened.sessionId, by: 'demo' });
    return opened;
  });
}
