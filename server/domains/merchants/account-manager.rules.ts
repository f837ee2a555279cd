import type { Actor } from '#kernel/actor';
import type { PersonId } from '#kernel/ids';
import type { Reach } from '#kernel/permissions';

/** The account manager to be stored: somebody whose reach is their own merchants cannot give them away or take others. */
export function managerFor({ actor, reach }: { actor: Actor; reach: Reach }, wanted: PersonId | null): PersonId | null {
  return reach === 'own' && actor.kind === 'person' ? actor.personId : wanted;
}
