import { eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Person } from './contract.ts';
import { endSessionsOf } from './end-sessions.ts';
import { personDisabled, streamOf } from './events.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import { asPerson, type PersonRow } from './queries/people.ts';
import { passwordResets, people } from './tables.ts';

/** Disables a person: no sign-in, and every session and socket ends at once. */
export async function disablePerson(ctx: Context, personId: PersonId): Promise<Person> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId)
    throw conflict('not-yourself', 'Nobody disables themselves.');
  return ctx.change('person.disable', personId, async (write) =>
    asPerson(await disableNow(write, personId, 'administrator', ctx.clock.now()), true),
  );
}

export async function disableNow(
  write: Write,
  personId: PersonId,
  disabledFor: 'administrator' | 'inactivity',
  at: Temporal.Instant,
): Promise<PersonRow> {
  const { tx, emit, note } = write;
  await refuseLastAdministrator(tx, personId);
  const [before] = await tx.select().from(people).where(eq(people.id, personId)).for('update');
  if (before === undefined) throw notFound('person');
  if (before.disabledAt !== null) return before;
  const gone = { disabledAt: at, disabledFor };
  await tx.update(people).set(gone).where(eq(people.id, personId));
  await tx.delete(passwordResets).where(eq(passwordResets.personId, personId));
  note({ disabledFor, sessionsEnded: await endSessionsOf(write, personId, at) });
  await emit(personDisabled, personId, { personId }, streamOf(personId));
  return { ...before, ...gone };
}
