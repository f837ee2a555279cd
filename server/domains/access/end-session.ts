import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { PersonId, SessionId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { sessionEnded, streamOf } from './events.ts';
import { personActor } from './own-session.ts';
import { sessions } from './tables.ts';

/** Ends one session, one's own or another's; its sockets die on every node. */
export async function endSession(
  ctx: Context,
  { personId, sessionId }: { personId: PersonId; sessionId: SessionId },
): Promise<void> {
  const isOwn = ctx.actor.kind === 'person' && ctx.actor.personId === personId;
  await ctx.change(isOwn ? 'session.end-own' : 'session.end', sessionId, async ({ tx, emit, note }) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: ctx.clock.now() })
      .where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw notFound('session');
    note({ personId });
    await emit(sessionEnded, sessionId, { personId, sessionId }, streamOf(personId));
  });
}

export async function signOut(ctx: Context): Promise<void> {
  const { personId, sessionId } = personActor(ctx.actor);
  await endSession(ctx, { personId, sessionId });
}
