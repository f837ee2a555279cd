import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Db } from '../../platform/db.ts';
import { personActor } from './own-session.ts';
import { IDLE_MINUTES, locksAt } from './session.rules.ts';
import { sessions } from './tables.ts';

/** Puts off the idle lock. A minute's tick and no change that the audit needs, so it is written without one. */
export async function noteActivity(
  db: Db,
  actor: Actor,
  at: Temporal.Instant,
): Promise<{ locksAt: string; endsAt: string }> {
  const { sessionId } = personActor(actor);
  const [session] = await db
    .update(sessions)
    .set({ lastActiveAt: at })
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        isNull(sessions.lockedAt),
        gt(sessions.lastActiveAt, at.subtract({ minutes: IDLE_MINUTES })),
      ),
    )
    .returning({ lastActiveAt: sessions.lastActiveAt, endsAt: sessions.endsAt });
  if (session === undefined) throw new AppError('locked', 'screen-locked', 'The screen is locked.');
  return { locksAt: locksAt(session).toString(), endsAt: session.endsAt.toString() };
}
