import { and, eq, isNull, ne } from 'drizzle-orm';
import type { PersonId, SessionId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { sessionsEnded, streamOf } from './events.ts';
import { sessions } from './tables.ts';

/** Ends the sessions of a person, but one if it is named; their sockets hear of it on every node. */
export async function endSessionsOf(
  { tx, emit }: Pick<Write, 'tx' | 'emit'>,
  personId: PersonId,
  at: Temporal.Instant,
  but?: SessionId,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        but === undefined ? undefined : ne(sessions.id, but),
      ),
    )
    .returning({ id: sessions.id });
  if (ended.length > 0) await emit(sessionsEnded, personId, { personId }, streamOf(personId));
  return ended.length;
}
