import { eq } from 'drizzle-orm';
import { forbidden } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { people } from '../access/tables.ts';

/** The person who acts, by name: updates are read long after people have left. Null for the program. */
export async function actingPerson({ actor, read }: Pick<Context, 'actor' | 'read'>) {
  if (actor.kind !== 'person') return null;
  const [person] = await read.select({ name: people.name }).from(people).where(eq(people.id, actor.personId));
  return { id: actor.personId as PersonId, name: person?.name ?? '' };
}

/** The same where only a person may act. */
export async function getActingPerson(ctx: Pick<Context, 'actor' | 'read'>) {
  const person = await actingPerson(ctx);
  if (person === null) throw forbidden('not-allowed', 'Only a person may do this.');
  return person;
}
