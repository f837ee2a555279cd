import { and, eq, lt } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db.ts';
import { sessionByToken } from './queries/sessions.ts';
import { isLive, isLocked, owedBy } from './session.rules.ts';
import { people, sessions } from './tables.ts';

export interface Authenticated {
  actor: Extract<Actor, { kind: 'person' }>;
  locked: boolean;
  owes: 'second-factor' | undefined;
}

const SEEN_EVERY_SECONDS = 60;

/** Whose session a token is, with the rights of this moment; undefined for an ended one or a disabled person. */
export function createAuthenticate({ db, clock }: { db: Database; clock: Clock }) {
  const findSession = sessionByToken(db.read);
  return async (token: string): Promise<Authenticated | undefined> => {
    const found = await findSession(token);
    const at = clock.now();
    if (found === undefined || found.disabledAt !== null || !isLive(found, at)) return undefined;
    const { personId, sessionId, role, lastSeenAt } = found;
    if (Temporal.Instant.compare(lastSeenAt.add({ seconds: SEEN_EVERY_SECONDS }), at) <= 0)
      await noteSeen(db, found, at);
    return {
      actor: { kind: 'person', personId, sessionId, role },
      locked: isLocked(found, at),
      // Both a code and an enrolment keep the console shut; which of them it is, `Me.owes` says.
      owes: owedBy(found, found) === undefined ? undefined : 'second-factor',
    };
  };
}

type Found = NonNullable<Awaited<ReturnType<ReturnType<typeof sessionByToken>>>>;

// At most once a minute a session, and nothing that the audit needs: written without a change.
async function noteSeen(db: Database, { sessionId, personId }: Found, at: Temporal.Instant): Promise<void> {
  await db.write
    .update(sessions)
    .set({ lastSeenAt: at })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, at)));
  await db.write.update(people).set({ lastSeenAt: at }).where(eq(people.id, personId));
}
