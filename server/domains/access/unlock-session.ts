import type { Context } from '../../platform/context.ts';
import type { AccessParts } from './access-parts.ts';
import { sessionUnlocked, streamOf } from './events.ts';
import { type OpenedSession, renewToken } from './open-session.ts';
import { holdOwn, personActor } from './own-session.ts';
import { provePassword } from './prove.ts';
import type { SignInOrigin } from './sign-in-origin.ts';

/** Unlocks the screen with the password; the session goes on under a new token. */
export async function unlockSession(
  ctx: Context,
  parts: AccessParts,
  { password, from }: { password: string; from: SignInOrigin },
): Promise<OpenedSession> {
  const actor = personActor(ctx.actor);
  const { personId, sessionId } = actor;
  await provePassword(ctx, parts, password, from);
  return ctx.change('session.unlock', sessionId, async ({ tx, emit }) => {
    const at = ctx.clock.now();
    await holdOwn(tx, actor, at);
    await emit(sessionUnlocked, sessionId, { personId, sessionId }, streamOf(personId));
    return renewToken(tx, sessionId, { lockedAt: null, lastActiveAt: at });
  });
}
