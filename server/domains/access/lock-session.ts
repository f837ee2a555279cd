import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { sessionLocked, streamOf } from './events.ts';
import { personActor } from './own-session.ts';
import { sessions } from './tables.ts';

/** Locks the own screen now, in every tab. */
export async function lockSession(ctx: Context): Promise<void> {
  const { personId, sessionId } = personActor(ctx.actor);
  await ctx.change('session.lock', sessionId, async ({ tx, emit }) => {
    await tx
      .update(sessions)
      .set({ lockedAt: ctx.clock.now() })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.lockedAt), isNull(sessions.endedAt)));
    await emit(sessionLocked, sessionId, { personId, sessionId }, streamOf(personId));
  });
}
