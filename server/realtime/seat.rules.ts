import type { Actor, Role } from '../kernel/actor.ts';

/** Whose socket this is, with the role under which its rooms were entered. */
export type Seated = Omit<Extract<Actor, { kind: 'person' }>, 'kind'>;

/** Why a socket must go; undefined when it may stay. `standing` is its session, if that still stands. */
export function reasonToGo(
  seated: Pick<Seated, 'role'>,
  standing: { role: Role; owes: unknown } | undefined,
): string | undefined {
  if (standing === undefined) return 'session-ended';
  return standing.role !== seated.role || standing.owes !== undefined ? 'rights-changed' : undefined;
}
