import { conflict } from '../../kernel/errors.ts';
import { PersonId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { personJoined } from './events.ts';
import type { PersonRow } from './queries/people.ts';
import { people } from './tables.ts';

type Newcomer = Pick<PersonRow, 'email' | 'name' | 'role' | 'language' | 'passwordHash'>;

/** A new person of the desk; one account an e-mail, also when two arrive at once. */
export async function joinDesk({ tx, emit }: Write, newcomer: Newcomer, at: Temporal.Instant): Promise<PersonRow> {
  const [person] = await tx
    .insert(people)
    .values({ ...newcomer, id: newId(PersonId), theme: 'system', createdAt: at, enabledAt: at })
    .onConflictDoNothing({ target: people.email })
    .returning();
  if (person === undefined) throw conflict('already-a-person', 'There is an account with this e-mail already.');
  await emit(personJoined, person.id, { personId: person.id });
  return person;
}
