import { eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Person } from './contract.ts';
import { personEnabled } from './events.ts';
import { asPerson } from './queries/people.ts';
import { people } from './tables.ts';

export async function enablePerson(ctx: Context, personId: PersonId): Promise<Person> {
  return ctx.change('person.disable', personId, async ({ tx, emit, note }) => {
    const [after] = await tx
      .update(people)
      .set({ disabledAt: null, disabledFor: null, enabledAt: ctx.clock.now() })
      .where(eq(people.id, personId))
      .returning();
    if (after === undefined) throw notFound('person');
    note({ enabled: true });
    await emit(personEnabled, personId, { personId });
    return asPerson(after, true);
  });
}
