import type { listSessionStates } from '../domains/access/index.ts';
import { isLive, owedBy } from '../domains/access/index.ts';
import type { Actor } from '../kernel/actor.ts';

/** Whose socket this is, with the role under which its rooms were entered. */
export type Seated = Omit<Extract<Actor, { kind: 'person' }>, 'kind'>;

type SessionState = Awaited<ReturnType<typeof listSessionStates>>[number];

/** Why a socket must go; undefined when it may stay. A locked screen keeps its socket. */
export function verdictOn(seated: Seated, session: SessionState | undefined, at: Temporal.Instant): string | undefined {
  if (session === undefined || session.disabledAt !== null || !isLive(session, at)) return 'session-ended';
  return session.role !== seated.role || owedBy(session, session) !== undefined ? 'rights-changed' : undefined;
}
