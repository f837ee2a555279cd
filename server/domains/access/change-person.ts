import { eq } from 'drizzle-orm';
import type { Role } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Person } from './contract.ts';
import { personChanged, streamOf } from './events.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import { asPerson, getPersonRow } from './queries/people.ts';
import { people } from './tables.ts';

/** Changes a person's role or name. Rights follow with their next request, and their sockets are asked again at once. */
export async function changePerson(
  ctx: Context,
  { personId, name, role }: { personId: PersonId; name?: string | undefined; role?: Role | undefined },
): Promise<Person> {
  return ctx.change('person.change', personId, async ({ tx, emit, note }) => {
    if (role !== undefined && role !== 'administrator') await refuseLastAdministrator(tx, personId);
    const before = await getPersonRow(tx, personId);
    const after = { ...before, name: name ?? before.name, role: role ?? before.role };
    await tx.update(people).set({ name: after.name, role: after.role }).where(eq(people.id, personId));
    note({
      ...(after.name === before.name ? {} : { changed: ['name'] }),
      ...(after.role === before.role ? {} : { role: { from: before.role, to: after.role } }),
    });
    await emit(personChanged, personId, { personId }, streamOf(personId));
    return asPerson(after, true);
  });
}
