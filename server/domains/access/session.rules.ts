import type { Role } from '../../kernel/actor.ts';
import type { Owed } from './contract.ts';

/** A shift of twelve hours and its hand-over. */
export const SESSION_HOURS = 14;
/** A session that owes its second factor is a half-open door: it does not stand long. */
export const OWING_MINUTES = 15;
export const IDLE_MINUTES = 15;
export const DISABLED_AFTER_DAYS = 90;

/** Which roles must have a second factor. */
export const SECOND_FACTOR_REQUIRED: Record<Role, boolean> = {
  engineer: true,
  lead: true,
  'account-manager': true,
  developer: true,
  administrator: true,
};

export interface SessionState {
  endsAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  lastActiveAt: Temporal.Instant;
  lockedAt: Temporal.Instant | null;
  secondFactorAt: Temporal.Instant | null;
}

export function isLive(session: Pick<SessionState, 'endsAt' | 'endedAt'>, at: Temporal.Instant): boolean {
  return session.endedAt === null && Temporal.Instant.compare(at, session.endsAt) < 0;
}

export const locksAt = (session: Pick<SessionState, 'lastActiveAt'>) =>
  session.lastActiveAt.add({ minutes: IDLE_MINUTES });

export function isLocked(session: Pick<SessionState, 'lastActiveAt' | 'lockedAt'>, at: Temporal.Instant): boolean {
  return session.lockedAt !== null || Temporal.Instant.compare(at, locksAt(session)) >= 0;
}

/** What the person still has to show before the console opens. */
export function owedBy(
  session: Pick<SessionState, 'secondFactorAt'>,
  person: { role: Role; hasSecondFactor: boolean },
): Owed | undefined {
  if (session.secondFactorAt !== null) return undefined;
  if (person.hasSecondFactor) return 'second-factor';
  return SECOND_FACTOR_REQUIRED[person.role] ? 'enrolment' : undefined;
}

/** When a session ends that starts at `at`. */
export function endOf(at: Temporal.Instant, owed: Owed | undefined): Temporal.Instant {
  return owed === undefined ? at.add({ hours: SESSION_HOURS }) : at.add({ minutes: OWING_MINUTES });
}
