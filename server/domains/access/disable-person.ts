import { eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Person } from './contract.ts';
import { endSessionsOf } from './end-sessions.ts';
import { personDisabled, streamOf } from './events.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import { asPerson } from './queries.ts';
import { passwordResets, people } from './tables.ts';

/** Disables a person: no sign-in, and every session and socket ends at once. */
export async function disablePerson(ctx: Context, personId: PersonId): Promise<Person> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId)
    throw conflict('not-yourself', 'Nobody disables themselves.');
  return ctx.change('person.disable', personId, async (write) => {
    const { tx, emit, note } = write;
    await refuseLastAdministrator(tx, personId);
    const [before] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
    if (before === undefined) throw notFound('person');
    if (before.disabledAt !== null) return asPerson(before, true);
    const at = ctx.clock.now();
    const gone = { disabledAt: at, disabledFor: 'administrator' as const };
    await tx.update(people).set(gone).where(eq(people.id, personId));
    await tx.delete(passwordResets).where(eq(passwordResets.personId, personId));
    note({ sessionsEnded: await endSessionsOf(write, personId, at) });
    await emit(personDisabled, personId, { personId }, streamOf(personId));
    return asPerson({ ...before, ...gone }, true);
  });
}
