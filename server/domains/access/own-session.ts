import { eq } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId, SessionId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import type { PersonRow } from './queries/people.ts';
import { isLive, isLocked, owedBy } from './session.rules.ts';
import { people, sessions } from './tables.ts';

type PersonActor = Extract<Actor, { kind: 'person' }>;

export function personActor(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw notSignedIn();
  return actor;
}

const notSignedIn = () => new AppError('unauthenticated', 'not-signed-in', 'Sign in first.');

export type SessionRow = typeof sessions.$inferSelect;

/** The own person and session, held until the change commits: two proofs of one person wait for each other. */
export async function holdOwn(
  tx: Tx,
  { personId, sessionId }: { personId: PersonId; sessionId: SessionId },
  at: Temporal.Instant,
): Promise<{ person: PersonRow; session: SessionRow }> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, sessionId)).for('update');
  if (person === undefined || session === undefined || person.disabledAt !== null || !isLive(session, at))
    throw notSignedIn();
  return { person, session };
}

/** A session that has shown everything it owes, or owes an enrolment only; a locked screen is refused. */
export function refuseUnproven(
  { person, session }: { person: PersonRow; session: SessionRow },
  at: Temporal.Instant,
): void {
  if (isLocked(session, at)) throw new AppError('locked', 'screen-locked', 'The screen is locked.');
  const owed = owedBy(session, { role: person.role, hasSecondFactor: person.sealedTotp !== null });
  if (owed === 'second-factor') throw new AppError('locked', 'second-factor-owed', 'Finish signing in first.');
}
