import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { endSessionsOf } from './end-sessions.ts';
import { getPersonRow } from './queries/people.ts';

/** Ends all sessions of a person; one's own others, when it is oneself. */
export async function endAllSessions(ctx: Context, personId: PersonId): Promise<void> {
  const own = ctx.actor.kind === 'person' && ctx.actor.personId === personId ? ctx.actor.sessionId : undefined;
  await ctx.change(own === undefined ? 'session.end' : 'session.end-own', personId, async (write) => {
    await getPersonRow(write.tx, personId);
    write.note({ ended: await endSessionsOf(write, personId, ctx.clock.now(), own) });
  });
}
